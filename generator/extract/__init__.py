"""Article text to draft claims: zones, sentences, attribution, dates, worth. Offline and deterministic; level 2."""
