"""Every claim in one file, as JSON (the canonical form) and as CSV (for spreadsheets), written piece by piece.

In CSV a cell that a spreadsheet would run as a formula is prefixed with an apostrophe, as OWASP advises ("CSV
Injection"); the column `escaped` says where that happened.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimspring.exports.jsonld import compact
from claimspring.model.actors import speaker_name
from claimspring.model.claim import Claim, Evidence
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ClaimKey
from claimspring.model.settings import Settings
from claimspring.model.values import LocalizedText
from claimspring.routes.addresses import Addresses
from claimspring.routes.pages import CLAIM

_FORMULA = re.compile(r"\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n]")
COLUMNS = (
    "article", "claim", "url", "statement", "language", "kind", "speaker", "status", "verdict", "verdict_label",
    "summary", "reviewed_on", "supports", "refutes", "qualifies", "context", "sources", "topics", "escaped",
)  # fmt: skip


_PRIVATE: Mapping[str, bool | set[str]] = {"exceptions": True, "extraction": True, "review": {"requests"}}
"""What of a claim is the desk's own."""


def claims_json(keys: Iterable[ClaimKey], corpus: Corpus, settings: Settings) -> Iterator[str]:
    """The text of `data/claims.json`: an object whose `claims` are in the order of `keys`."""
    addresses = Addresses(settings.languages, settings.site_url)
    yield '{"version": 1, "claims": ['
    separator = "\n"
    for key in keys:
        yield separator + json.dumps(_claim(key, corpus.claims[key].value, corpus, addresses), ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"


def claims_csv(keys: Iterable[ClaimKey], corpus: Corpus, settings: Settings, language: str) -> Iterator[str]:
    """The lines of `data/claims.csv` (RFC 4180), texts in one language where they exist in it."""
    addresses = Addresses(settings.languages, settings.site_url)
    yield _line(COLUMNS)
    for key in keys:
        cells = _cells(key, corpus.claims[key].value, corpus, addresses, language)
        escaped = [column for column in COLUMNS if _FORMULA.match(cells.get(column, ""))]
        cells |= {column: f"'{cells[column]}" for column in escaped} | {"escaped": " ".join(escaped)}
        yield _line([cells[column] for column in COLUMNS])


def _claim(key: ClaimKey, claim: Claim, corpus: Corpus, addresses: Addresses) -> dict[str, object]:
    return {
        "article": key.article,
        "claim": key.claim,
        "url": addresses.absolute(CLAIM.place(key)),
        **claim.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=_PRIVATE),
        "evidence": [_evidence(item, corpus) for item in claim.evidence],
    }


def _evidence(item: Evidence, corpus: Corpus) -> dict[str, object]:
    dumped = item.model_dump(mode="json", exclude_defaults=True)
    record = corpus.sources.get(item.source)
    source = record.value if record else None
    return dumped | compact(url=source.url, title=source.title, publisher=source.publisher) if source else dumped


def _cells(key: ClaimKey, claim: Claim, corpus: Corpus, addresses: Addresses, language: str) -> dict[str, str]:
    review = claim.review
    rating = corpus.ratings.get(review.verdict) if review.verdict else None
    speaker = speaker_name(claim.speaker, corpus.people, corpus.publishers) if claim.speaker else None
    stances = [item.stance for item in claim.evidence]
    statement = claim.statement.pick(language)
    return {
        "article": key.article,
        "claim": key.claim,
        "url": addresses.page_in(language, CLAIM.place(key)),
        "statement": statement.words,
        "language": statement.language or "",
        "kind": claim.kind,
        "speaker": _words(speaker, language),
        "status": review.status,
        "verdict": review.verdict or "",
        "verdict_label": _words(rating.label if rating else None, language),
        "summary": _words(review.summary, language),
        "reviewed_on": review.reviewed_on.isoformat() if review.reviewed_on else "",
        **{stance: str(stances.count(stance)) for stance in ("supports", "refutes", "qualifies", "context")},  # type: ignore[arg-type]
        "sources": " ".join(dict.fromkeys(item.source for item in claim.evidence)),
        "topics": " ".join(claim.topics),
    }


def _words(text: LocalizedText | None, language: str) -> str:
    return text.pick(language).words if text else ""


def _line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
