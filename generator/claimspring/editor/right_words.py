"""What would be right in a statement: an editor corrects the sentence, its `fix` follows from what is other then."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from claimspring.model.claim import Claim
from claimspring.read.editing.operations import Delete, Operation, Set
from claimspring.read.yaml import Data

FIX = ("review", "fix")
"""Where the wrong and the right words stand; behind it a language leads to the sentence as it would be right."""

_TOKEN = re.compile(r"\w+(?:[.,:'’-]\w+)*|[^\w\s]")


class RightWords(NamedTuple):
    """Words of a statement, and those that would be right."""

    wrong: str
    right: str


def corrected(claim: Claim, language: str) -> str:
    """The statement in a language with its right words in place; words that are not in it change nothing."""
    both = [(fix.wrong.said(language), fix.right.said(language)) for fix in claim.review.fix]
    words = [RightWords(wrong, right) for wrong, right in both if wrong and right]
    return put_right(claim.statement.root.get(language, ""), words)


def put_right(statement: str, words: Iterable[RightWords]) -> str:
    """A statement with right words where the wrong ones stand in it."""
    places = sorted((place, *pair) for pair in words if (place := statement.find(pair.wrong)) >= 0)
    pieces, at = [], 0
    for place, wrong, right in places:
        pieces += [statement[at:place], right]
        at = place + len(wrong)
    return "".join([*pieces, statement[at:]])


def right_words(statement: str, sentence: str) -> list[RightWords]:
    """What is other in a sentence than in a statement: words of the statement that stand in it once, in their order."""
    old, new = (list(_TOKEN.finditer(text)) for text in (statement, sentence))
    if not old or not new:
        return []
    widening = _Widening(statement, old, len(new))
    matcher = SequenceMatcher(None, [one[0] for one in old], [one[0] for one in new], autojunk=False)
    changed = [_Span(*places) for tag, *places in matcher.get_opcodes() if tag != "equal"]
    return [
        RightWords(_words(statement, old, span.old, span.old_end), _words(sentence, new, span.new, span.new_end))
        for span in widening.shown(changed)
    ]


def fix_operation(data: Mapping[str, Data], language: str, sentence: str) -> Operation | None:
    """What gives a claim the right words of one language, and leaves those of the others; None where it has them."""
    found = right_words(_said(data.get("statement"), language), sentence)
    review = data.get("review")
    known = review.get("fix") if isinstance(review, dict) else None
    before = known if isinstance(known, list) else []
    fixes: list[Data] = [fix for entry, words in zip_longest(before, found) if (fix := _entry(entry, language, words))]
    if fixes == before:
        return None
    return Set(FIX, fixes) if fixes else Delete(FIX)


def sentence_put_right(data: Mapping[str, Data], language: str) -> str | None:
    """The statement of a claim's file in a language with its right words; None where none are given in it."""
    review = data.get("review")
    known = review.get("fix") if isinstance(review, dict) else None
    entries = [one for one in (known if isinstance(known, list) else []) if isinstance(one, dict)]
    both = [RightWords(*(_told(one.get(name), language) for name in RightWords._fields)) for one in entries]
    words = [one for one in both if one.wrong and one.right]
    return put_right(_said(data.get("statement"), language), words) if words else None


def _told(texts: Data, language: str) -> str:
    """A text of a file in just this language."""
    said = texts.get(language) if isinstance(texts, dict) else None
    return said if isinstance(said, str) else ""


def _entry(entry: Data, language: str, words: RightWords | None) -> dict[str, Data]:
    """An entry of `fix` with other words in one language; empty where no words are left in it."""
    fix: dict[str, Data] = {}
    for name in RightWords._fields:
        told = entry.get(name) if isinstance(entry, dict) else None
        texts: dict[str, Data] = dict(told) if isinstance(told, dict) else {}
        texts.pop(language, None)
        if words:
            texts[language] = getattr(words, name)
        if texts:
            fix[name] = texts
    return fix


def _said(texts: Data, language: str) -> str:
    """A text of a file in a language; one that names no language is taken for it."""
    said = texts.get(language) if isinstance(texts, dict) else texts
    return said if isinstance(said, str) else ""


class _Span(NamedTuple):
    """Tokens of a statement that were changed, and those that stand in their place."""

    old: int
    old_end: int
    new: int
    new_end: int


class _Widening(NamedTuple):
    """Widens what was changed until it can be shown."""

    statement: str
    tokens: list[re.Match[str]]
    new: int
    """How many tokens the corrected sentence has."""

    def shown(self, changed: list[_Span]) -> list[_Span]:
        """Spans of which none is empty, each with words that stand in the statement once."""
        changed = list(self._joined(changed))
        while True:
            wide = list(self._joined([self._wide(span) for span in changed]))
            if wide == changed:
                return wide
            changed = wide

    def _wide(self, span: _Span) -> _Span:
        """A span with one more word on each side that has one, if it cannot be shown as it is."""
        is_empty = span.old == span.old_end or span.new == span.new_end
        words = _words(self.statement, self.tokens, span.old, span.old_end)
        if not is_empty and self.statement.find(words) == self.statement.rfind(words):
            return span
        before = 1 if span.old and span.new else 0
        after = 1 if not before and span.old_end < len(self.tokens) and span.new_end < self.new else 0
        return _Span(span.old - before, span.old_end + after, span.new - before, span.new_end + after)

    @staticmethod
    def _joined(spans: list[_Span]) -> Iterator[_Span]:
        """Spans that meet, or have one word between them, as one."""
        last = None
        for span in spans:
            if last and span.old <= last.old_end + 1:
                last = _Span(last.old, max(last.old_end, span.old_end), last.new, max(last.new_end, span.new_end))
                continue
            if last:
                yield last
            last = span
        if last:
            yield last


def _words(text: str, tokens: list[re.Match[str]], start: int, end: int) -> str:
    return text[tokens[start].start() : tokens[end - 1].end()] if start < end else ""
