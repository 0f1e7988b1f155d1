"""What one language needs to be read: word lists, verb classes, dates, cue words. YAML in, frozen sets out.

Each `*.yml` beside this file is one language; adding a language means adding a file. `README.md` is for linguists.
"""
