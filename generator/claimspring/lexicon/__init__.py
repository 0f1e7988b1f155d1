"""Language data: word lists, verbs of saying, dates, tokens. TOML in, frozen sets out.

Each `<language>.toml` is one language; `README.md` is for linguists.
"""
