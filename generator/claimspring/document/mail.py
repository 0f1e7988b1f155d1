"""A mail to its reading: the head as facts, the words of its plain part, quotations and signature told apart."""

import email.policy
import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from claimspring.document.article.language import language_of
from claimspring.document.article.model import (
    ArticleBlock,
    ArticleReading,
    Candidate,
    Fact,
    FactField,
    Origin,
)
from claimspring.document.article.read import read_html
from claimspring.document.plain import blocks_of

_MAILBOX = re.compile(rb"^From [^\r\n]+\d{4}\r?$", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_SEE_BROWSER = re.compile(
    r"view (?:it |this \w+ )?(?:online|in (?:your|a|the) browser)|version en ligne|dans (?:votre|un) navigateur|"
    r"en (?:su|tu|el) navegador|im browser",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"^\s*(?:-{2,}\s*(?:forwarded message|original message|message transféré|message d'origine|mensaje reenviado|"
    r"weitergeleitete nachricht)\s*-{2,}|begin forwarded message:)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD = re.compile(
    r"^(?P<name>from|de|von|date|fecha|datum|envoyé|sent|subject|objet|asunto|betreff|to|à|para|an|cc)\s*:\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_NAMES = {
    "from": "from", "de": "from", "von": "from",
    "date": "date", "fecha": "date", "datum": "date", "envoyé": "date", "sent": "date",
    "subject": "subject", "objet": "subject", "asunto": "subject", "betreff": "subject",
}  # fmt: skip
_PREFIX = re.compile(r"^(?:(?:re|fwd?|tr|rv|wg|aw)\s*:\s*)+", re.IGNORECASE)
_FEW_WORDS, _LONGEST_SIGNATURE = 40, 12


@dataclass(frozen=True, slots=True)
class MailFailure:
    """Why a mail was not read, in a short phrase."""

    reason: str


def read_mail(body: bytes) -> ArticleReading | MailFailure:
    """The text of one mail; of a forwarded one, that of the mail inside."""
    mails = len(_MAILBOX.findall(body))
    if mails > 1:
        return MailFailure(f"it is a mailbox with {mails} mails: save the one that you mean, and give me that")
    try:
        message = message_from_bytes(_MAILBOX.sub(b"", body, count=1).lstrip(b"\r\n"), policy=email.policy.default)
        words, reading = _words(message)
        head = {name: str(message.get(name) or "") for name in ("from", "date", "subject")}
    except (ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError):
        return MailFailure("it is damaged")  # the standard library raises these on mails that are none
    inner, words = _forwarded(words)
    text, _, signature = words.partition("\0")
    blocks = reading.blocks if reading else blocks_of(text)
    return ArticleReading(
        blocks=blocks,
        facts=_facts(head, inner, blocks),
        doubts=reading.doubts if reading else (),
        reader=reading.reader if reading else "plain text of a mail",
        left_out=reading.left_out if reading else (),
        passed_over=tuple(filter(None, [" ".join(signature.split())])),
        links=reading.links if reading else (),
    )


def _words(message: EmailMessage) -> tuple[str, ArticleReading | None]:
    """The plain part, its signature behind a NUL; where that says to look elsewhere, the reading of the HTML part."""
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    text = str(plain.get_content()) if plain is not None else ""
    if html is not None and (not text.strip() or (_SEE_BROWSER.search(text) and len(text.split()) < _FEW_WORDS)):
        return "", read_html(str(html.get_content()).encode("utf-8", "replace"), "text/html; charset=utf-8")
    if plain is not None and plain.get_param("format") == "flowed":
        text = _unflowed(text, delete=plain.get_param("delsp") == "yes")
    marks = list(_SIGNATURE.finditer(text))
    if marks and text.count("\n", marks[-1].end()) <= _LONGEST_SIGNATURE:
        text = f"{text[: marks[-1].start()]}\0{text[marks[-1].end() :]}"
    return text, None


def _unflowed(text: str, *, delete: bool) -> str:
    """The lines made whole that a program broke with a space at their end (RFC 3676)."""
    lines: list[str] = []
    going_on = False
    for raw in text.replace("\r\n", "\n").split("\n"):
        line = raw.removeprefix(" ")
        soft = line.endswith(" ") and line != "-- "
        kept = line[:-1] if soft and delete else line
        if going_on:
            lines[-1] += kept
        else:
            lines.append(kept)
        going_on = soft
    return "\n".join(lines)


def _forwarded(words: str) -> tuple[dict[str, str], str]:
    """The head of the mail inside a forwarded one, and its words; nothing, and all words, where none is inside."""
    mark = _FORWARDED.search(words)
    if not mark:
        return {}, words
    head: dict[str, str] = {}
    rest = words[mark.end() :].lstrip("\r\n")
    while match := _FIELD.match(rest.partition("\n")[0].strip().strip("*")):
        if name := _NAMES.get(match["name"].lower()):
            head.setdefault(name, match["value"].strip().strip("*"))
        rest = rest.partition("\n")[2]
    return (head, rest.lstrip("\r\n")) if head else ({}, words)


def _facts(head: dict[str, str], inner: dict[str, str], blocks: tuple[ArticleBlock, ...]) -> dict[FactField, Fact]:
    facts: dict[FactField, Fact] = {}
    for field, name in ((FactField.TITLE, "subject"), (FactField.AUTHOR, "from"), (FactField.PUBLISHED, "date")):
        values = [value for value in (_value(name, inner.get(name, "")), _value(name, head[name])) if value]
        if values:
            others = tuple(Candidate(value, Origin.MAIL) for value in values[1:] if value != values[0])
            facts[field] = Fact(values[0], Origin.MAIL, others if name == "date" else ())
    language = language_of("\n".join(word for block in blocks for word in block.words))
    if language:
        facts[FactField.LANGUAGE] = Fact(language, Origin.TEXT)
    return facts


def _value(name: str, value: str) -> str:
    """A subject without `Re:`, a sender's name without the address, a day as it is printed."""
    plain = " ".join(value.split())
    match name:
        case "subject":
            return _PREFIX.sub("", plain)
        case "from":
            return plain.partition("<")[0].strip().strip('"') or plain.strip("<>")
    try:
        return parsedate_to_datetime(plain).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return ""
