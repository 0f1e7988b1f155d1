"""One append-only log of all that was seen and published: its tree, its files on the site, its signed head."""
