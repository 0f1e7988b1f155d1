"""Dates in a text, resolved. Placeholder grammar: days, months and years. In: tokens and the reference day."""
