"""Dates in a text, and what they mean seen from the article's own day. Tokens and a day in, date mentions out.

A small grammar of our own: `calendar` counts, `vocabulary` holds a language's words, `grammar` reads. Ranges are kept
whole (`du 14 au 19 août` is one mention), and relative words are resolved only where the article's day is known.
"""
