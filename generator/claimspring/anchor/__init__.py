"""Finding a quotation in a text: normalise, match, compare, link. Pure; level 1."""
