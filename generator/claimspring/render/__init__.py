"""Model to HTML, JSON-LD, feeds and dumps. Pure; level 2."""
