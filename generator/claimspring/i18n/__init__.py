"""Texts in several languages at once, escaped HTML, and what the interface says. Above the model alone."""
