"""The extractor `chat`: an article in windows of sentences to a model, its answers to statements.

Off unless the settings name an address and a model. Answers are cached by what was asked, so that the same article
gives the same drafts, and a run in continuous integration asks nobody. What the model finds is weighed by the rules and
the model together; a window whose answer cannot be used is read by the rules, and says so.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from claimspring.extract.extractor import ArticleInput, RuleExtractor
from claimspring.extract.plugins import ExtractorFailedError
from claimspring.extract.statement import DateMention, Mention, Statement
from claimspring.extract.strip_markup import readable
from claimspring.lexicon.load import load_lexicons
from claimspring.lexicon.tokens import fold
from claimspring.model.claim import ClaimKind, Form
from claimspring.model.passage import Zone
from claimspring.model.settings import Settings
from claimspring.observe.chat.answers import SHAPE, NoListError, Proposal, proposals
from claimspring.observe.chat.client import SCHEMA, ChatError, ChatService, UnusableAnswerError
from claimspring.observe.http.user_agent import product_token
from claimspring.read.cache_folder import CACHE_FOLDER
from claimspring.reading.sentences import split_sentences
from claimspring.reading.zones import read_lines

PROMPT = Path(__file__).with_name("prompt.txt")
VERSION = 2
"""Of the prompt: answers to another one are not taken from the cache."""
WINDOW, CONTEXT = 40, 5
_BY_WORTH = (0.1, 0.5, 0.9)
_UNKNOWN = 0.3
"""The score of words that the rules do not draft."""
_BY_RULES = "read by the rules: the model gave no answer that can be used"
_NAMES = {"en": "English", "fr": "French", "es": "Spanish"}


@dataclass(frozen=True, slots=True)
class _ShownSentence:
    """One sentence to be shown to the model."""

    start: int
    end: int
    zone: Zone
    language: str


class ChatExtractor:
    """Asks the model that the settings name."""

    def __init__(self) -> None:
        self._settings = Settings()
        self._root = Path()
        self._asked: ChatService | None = None

    def configure(self, settings: Settings, root: Path) -> None:
        """The settings of the project, and its folder, in which answers are cached."""
        self._settings, self._root, self._asked = settings, root, None

    def statements(self, source: ArticleInput) -> Iterator[Statement]:
        """What the model finds in the article.

        Raises:
            ExtractorFailedError: No address or model is set, or a question would have to be asked where nobody may ask.
        """
        chat = self._settings.chat
        if chat.address is None or not chat.model:
            raise ExtractorFailedError("the extractor 'chat' needs an address and a model under 'chat' in mkdocs.yml")
        rules = list(RuleExtractor(load_lexicons()).statements(source))
        lines = list(_lines(source))
        for first in range(0, len(lines), WINDOW):
            window = lines[first : first + WINDOW]
            yield from self._window(source, lines[max(0, first - CONTEXT) : first], window, rules)

    def _window(
        self,
        source: ArticleInput,
        context: Sequence[_ShownSentence],
        window: Sequence[_ShownSentence],
        rules: Sequence[Statement],
    ) -> Iterator[Statement]:
        body = self._body(source, context, window)
        found = self._answer(body)
        if found is None:
            start, end = window[0].start, window[-1].end
            inside = (one for one in rules if start <= one.start < end)
            yield from (replace(one, reasons=(*one.reasons, _BY_RULES)) for one in inside)
            return
        by = f"chat, model {self._settings.chat.model}, prompt {VERSION}"
        for proposal in found:
            if 1 <= proposal.sentence <= len(window):
                yield _statement(source, window[proposal.sentence - 1], proposal, rules, by)

    def _answer(self, body: dict[str, Any]) -> list[Proposal] | None:
        """What the model finds, from the cache or from the service; None where it twice says nothing of use."""
        asked = json.dumps([VERSION, body], sort_keys=True, ensure_ascii=False)
        file = self._root / CACHE_FOLDER / "extract" / f"{hashlib.sha256(asked.encode()).hexdigest()}.json"
        if file.is_file():
            return _read(json.loads(file.read_text("utf-8"))["answer"])
        if os.environ.get("CI"):
            raise ExtractorFailedError("no answer of the chat service is cached for this article, and CI asks nobody")
        answer = ""
        for _ in range(2):
            try:
                answer = self._service().ask(body)
            except UnusableAnswerError:
                continue
            except ChatError as error:
                raise ExtractorFailedError(f"chat: {error}") from None
            if _read(answer) is not None:
                break
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({"answer": answer}, ensure_ascii=False), encoding="utf-8")
        return _read(answer)

    def _service(self) -> ChatService:
        if self._asked is None:
            chat = self._settings.chat
            key = os.environ.get(chat.key_from) if chat.key_from else None
            self._asked = ChatService(str(chat.address), key, product_token(self._settings))
        return self._asked

    def _body(
        self, source: ArticleInput, context: Sequence[_ShownSentence], window: Sequence[_ShownSentence]
    ) -> dict[str, Any]:
        shown = [f"context ({line.zone}): {_words(source, line)}" for line in context]
        shown += [f"{number} ({line.zone}): {_words(source, line)}" for number, line in enumerate(window, 1)]
        language = _NAMES.get(window[0].language, window[0].language)
        head = f"Language: {language}. Published: {source.published or 'unknown'}."
        return {
            "model": self._settings.chat.model,
            "temperature": 0,
            "seed": 1,
            SCHEMA: {"type": "json_schema", "json_schema": {"name": "statements", "strict": True, "schema": SHAPE}},
            "messages": [
                {"role": "system", "content": PROMPT.read_text(encoding="utf-8")},
                {"role": "user", "content": "\n".join([head, *shown])},
            ],
        }


def _read(answer: str) -> list[Proposal] | None:
    try:
        return proposals(answer)
    except NoListError:
        return None


def _lines(source: ArticleInput) -> Iterator[_ShownSentence]:
    lexicons = load_lexicons()
    text = fold(readable(source.text, markdown=source.markdown))
    for line in read_lines(text, lexicons, source.language):
        if line.zone is not Zone.BOILERPLATE:
            for start, end in split_sentences(text, line.start, line.end, lexicons[line.language]):
                yield _ShownSentence(start, end, line.zone, line.language)


def _words(source: ArticleInput, line: _ShownSentence) -> str:
    return " ".join(source.text[line.start : line.end].split())


def _statement(
    source: ArticleInput, line: _ShownSentence, proposal: Proposal, rules: Sequence[Statement], by: str
) -> Statement:
    """A proposal as a statement: at its place in the sentence, weighed by the rules and the model."""
    start = source.text.find(proposal.words, line.start, line.end)
    end = start + len(proposal.words)
    near = max(rules, key=lambda one: min(one.end, end) - max(one.start, start), default=None)
    known = near if near is not None and start >= 0 and near.start < end and start < near.end else None
    score = ((known.score if known else _UNKNOWN) + _BY_WORTH[proposal.worth]) / 2
    return Statement(
        proposal.words,
        start,
        end,
        line.zone,
        _mention(proposal.speaker),
        _mention(proposal.outlet),
        None,
        proposal.form or Form.AUTHOR,
        known.kind if known else ClaimKind.STATE,
        tuple(_dates(source, start, end, proposal)),
        round(score, 3),
        known.reasons if known else ("+ found by the model",),
        line.language,
        proposed=proposal.statement if proposal.statement != proposal.words else "",
        by=by,
    )


def _mention(words: str) -> Mention | None:
    """Words whose place the lock has to find."""
    return Mention(words, -1, -1) if words else None


def _dates(source: ArticleInput, start: int, end: int, proposal: Proposal) -> Iterator[DateMention]:
    for text, value in proposal.dates:
        place = source.text.find(text, max(0, start), max(0, end))
        if place >= 0:
            yield DateMention(text, place, place + len(text), value)
