"""Article text to draft claims: zones, sentences, attribution, clauses, dates, worth. Level 2, offline, deterministic.

`extractor` finds the statements of an article, `drafts` makes claim files of them, `passages` shows what is covered.
"""
