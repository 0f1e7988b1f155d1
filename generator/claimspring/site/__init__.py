"""Pages: corpus and conclusions in, HTML out, made once for all languages of the site. Level 4, pure."""
