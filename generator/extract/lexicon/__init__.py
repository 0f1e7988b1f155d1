"""What one language needs to be read: lists of words, verb classes, dates, cue words. YAML in, frozen sets out.

Each `*.yml` beside this file is one language; adding a language means adding a file. `README.md` there is for
linguists.
"""

from generator.extract.lexicon.compiled import Act, Gender, Lexicon, Verb, compile_lexicon
from generator.extract.lexicon.load import LexiconError, load_lexicon, load_lexicons

__all__ = [
    "Act",
    "Gender",
    "Lexicon",
    "LexiconError",
    "Verb",
    "compile_lexicon",
    "load_lexicon",
    "load_lexicons",
]
