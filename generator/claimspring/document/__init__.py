"""A document's bytes to its text: HTML, plain text, JSON and PDF. No network. Level 1."""
