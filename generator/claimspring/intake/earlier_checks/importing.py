"""Checks as printed and the desk as it is -> files of `claims/checks/`, and a finding for each one that does not fit.

A check is known again by its address and its claim, so that a page with several and a claim with several checkers keep
apart. What was imported before and is unchanged stays as it is, byte for byte; what an editor changed since is never
overwritten.
"""

import datetime as dt
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from pydantic import TypeAdapter, ValidationError

from claimspring.anchor.normalise import fold
from claimspring.i18n.direction import is_language
from claimspring.intake.earlier_checks.incoming import DateOrder, IncomingCheck, date_order, is_address, iso_date
from claimspring.intake.publishers import host_of, list_publisher, proposed, publisher_of
from claimspring.model.corpus import Corpus
from claimspring.model.earlier_check import CheckKey, EarlierCheck
from claimspring.model.finding import Finding, Severity
from claimspring.model.ids import CheckId, PublisherId, id_from
from claimspring.model.values import Language
from claimspring.read.editing.changeset import FileChange
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.editing.shape import ValueShape
from claimspring.read.editing.style import document
from claimspring.read.files import CHECKS
from claimspring.read.yaml import Data

RULE = "unreadable-check"
"""Under which a check that cannot be taken in is told."""
_LONGEST_LABEL = 40
"""A label of more letters is a sentence."""
_ID_LETTERS = 12
_WHITE = re.compile(r"\s+")
_LANGUAGE = TypeAdapter(Language)


@dataclass(frozen=True, slots=True)
class ImportWish:
    """What the editor says of all checks of a file."""

    file: str
    importer: str
    today: dt.date
    publisher: PublisherId | None = None
    language: str = ""
    dates: DateOrder | None = None
    site_url: str | None = None
    """Whose checks are the desk's own."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file."""

    changes: tuple[FileChange, ...]
    findings: tuple[Finding, ...]
    """In the order of the file; each is about one check that was left out, in part or whole."""
    refused: frozenset[int]
    """The rows that were left out."""
    counts: Mapping[str, int]
    """How many are `new`, `updated`, `unchanged`, `repeated` and `refused`."""
    unmapped: frozenset[tuple[PublisherId, str]]
    """Labels of what is new or updated that no table lists."""


def import_checks(checks: Iterable[IncomingCheck], corpus: Corpus, files: ProjectFiles, wish: ImportWish) -> Imported:
    """Plan the files; nothing is written."""
    every = tuple(checks)
    order = wish.dates or date_order(every)
    return _Import(corpus, files, replace(wish, dates=order)).all_of(every)


class _Import:
    def __init__(self, corpus: Corpus, files: ProjectFiles, wish: ImportWish) -> None:
        self._corpus, self._files, self._wish = corpus, files, wish
        self._publishers = dict(corpus.publishers)
        self._findings: list[Finding] = []
        self._refused: set[int] = set()
        self._counts: Counter[str] = Counter(new=0, updated=0, unchanged=0, repeated=0, refused=0)
        self._seen: set[CheckKey] = set()
        self._unmapped: set[tuple[PublisherId, str]] = set()

    def all_of(self, checks: Iterable[IncomingCheck]) -> Imported:
        for check in checks:
            outcome = self._one(check)
            self._counts[outcome] += 1
            if outcome == "refused":
                self._refused.add(check.row)
        return Imported(
            tuple(self._files.changes()),
            tuple(self._findings),
            frozenset(self._refused),
            dict(self._counts),
            frozenset(self._unmapped),
        )

    def _one(self, check: IncomingCheck) -> str:
        faults = list(_faults(check, self._wish))
        if faults:
            self._findings += (self._finding(check, message, hint) for message, hint in faults)
            return "refused"
        publisher = self._publisher(check)
        if publisher is None:
            cure = "name the desk whose checks these are: --publisher ID"
            self._findings.append(self._finding(check, "nobody is named as the one who checked", cure))
            return "refused"
        key = CheckKey(publisher, check_id(check.url, check.claim))
        if key in self._seen:
            return "repeated"
        self._seen.add(key)
        data = self._data(check)
        outcome = self._put(check, key, data)
        if outcome in {"new", "updated"}:
            self._note_label(publisher, data)
        return outcome

    def _note_label(self, publisher: PublisherId, data: Mapping[str, Data]) -> None:
        label, table = data.get("label"), self._corpus.labels.get(publisher)
        if isinstance(label, str) and not (table and table.value.knows(label)):
            self._unmapped.add((publisher, label))

    def _put(self, check: IncomingCheck, key: CheckKey, data: dict[str, Data]) -> str:
        path = f"{CHECKS}/{key}.yml"
        digest = _digest(data)
        before = self._corpus.checks.get(key)
        if before is None and self._files.text(path) is not None:
            self._findings.append(self._finding(check, f"{path} cannot be read, and was left alone", "mend it first"))
            return "refused"
        if before is not None and before.value.origin and before.value.origin.digest == digest:
            return "unchanged"
        if before is not None:
            return self._update(check, path, before.value, data)
        data["origin"] = self._origin(digest)
        self._files.write(path, document(data, ValueShape(EarlierCheck)))
        return "new"

    def _update(self, check: IncomingCheck, path: str, before: EarlierCheck, data: dict[str, Data]) -> str:
        """Take over what changed at the source, unless somebody here changed the file as well."""
        held = self._files.kind(path).data(self._files.text(path) or "")
        origin = held.pop("origin", None)
        if before.origin is None or _digest(held) != before.origin.digest:
            differing = [name for name in sorted({*held, *data}) if held.get(name) != data.get(name)]
            told = f"{path} was changed here, and the file that is imported says otherwise: {', '.join(differing)}"
            self._findings.append(self._finding(check, told, "compare the two and write what is right into the file"))
            return "refused"
        new = {**data, "origin": {**(origin if isinstance(origin, dict) else {}), **self._origin(_digest(data))}}
        self._files.write(path, self._files.kind(path).hold(self._files.text(path) or "", new))
        return "updated"

    def _origin(self, digest: str) -> dict[str, Data]:
        wish = self._wish
        return {
            "file": wish.file,
            "importer": wish.importer,
            "imported_on": wish.today.isoformat(),
            "digest": digest,
        }

    def _publisher(self, check: IncomingCheck) -> PublisherId | None:
        if self._wish.publisher:
            return self._wish.publisher
        if PublisherId(check.publisher) in self._publishers:
            return PublisherId(check.publisher)
        homes = [check.publisher_url, "" if check.publisher else check.url]
        home = next(filter(is_address, homes), None)
        known = publisher_of(check.publisher, home, self._publishers)
        if known is not None:
            return known
        named = check.publisher if id_from(check.publisher) else host_of(home or check.url)
        new = proposed(named, home, self._publishers)
        if new is None:
            return None
        named_so = replace(new, name=check.publisher or new.name)
        self._publishers[new.id] = list_publisher(self._files, named_so)
        return new.id

    def _data(self, check: IncomingCheck) -> dict[str, Data]:
        """The check as its file holds it, without where it came from."""
        order = self._wish.dates
        label = _line(check.label)
        sentence = len(label) > _LONGEST_LABEL
        summary = "\n".join(filter(None, [label if sentence else "", check.summary.strip()]))
        scale = {name: value for name in ("worst", "value", "best") if (value := _line(str(getattr(check, name))))}
        answers: list[Data] = [
            {
                "question": _line(answer.question),
                "answer": answer.answer.strip(),
                **({"verbatim": "true"} if answer.verbatim else {}),
                **({"url": answer.url} if is_address(answer.url) else {}),
                **({"medium": _line(answer.medium)} if answer.medium else {}),
            }
            for answer in check.answers
        ]
        address = _address(check)
        others = {f"appearance {at}": place for at, place in enumerate(check.appearances, 1) if not is_address(place)}
        if check.url and address is None:
            others["url"] = check.url
        data: dict[str, Data] = {
            "claim": check.claim.strip(),
            "language": check.language or self._wish.language or None,
            "claimant": _line(check.claimant) or None,
            "said_on": iso_date(check.said_on, order),
            "appearances": [place for place in check.appearances if is_address(place)],
            "url": address,
            "title": _line(check.title) or None,
            "published": iso_date(check.published, order),
            "modified": iso_date(check.modified, order),
            "label": (None if sentence else label) or None,
            "scale": dict(scale),
            "summary": summary or None,
            "answers": answers,
            "media": [place for place in check.media if is_address(place)],
            "own": "true" if self._is_own(check) else None,
            "extra": {**check.extra, **others},
        }
        return {name: value for name, value in data.items() if value not in (None, [], {})}

    def _is_own(self, check: IncomingCheck) -> bool:
        return bool(check.url and self._wish.site_url) and host_of(check.url) == host_of(self._wish.site_url)

    def _finding(self, check: IncomingCheck, message: str, hint: str) -> Finding:
        return Finding(RULE, Severity.ERROR, self._wish.file, check.row, 1, message, hint)


def check_id(url: str, claim: str) -> CheckId:
    """The name of a check: the first letters of a digest of its address, without how it is fetched, and its claim."""
    address = re.sub(r"^https?://(www\.)?", "", url.strip().casefold()).rstrip("/")
    digest = hashlib.sha256(f"{address}\n{fold(claim)}".encode()).hexdigest()
    return CheckId(digest[:_ID_LETTERS])


def _faults(check: IncomingCheck, wish: ImportWish) -> Iterator[tuple[str, str]]:
    """Why a check cannot be taken in, with the cure."""
    if check.unread:
        yield check.unread
    elif not check.claim.strip():
        yield "no claim is given", "write what was checked, in one sentence"
    for name, printed in (("said_on", check.said_on), ("published", check.published), ("modified", check.modified)):
        if printed.strip() and iso_date(printed, wish.dates) is None:
            doubtful = wish.dates is None and iso_date(printed, DateOrder.DAY_FIRST)
            cure = "say which comes first: --dates dmy or --dates mdy" if doubtful else "write YYYY-MM-DD"
            yield f"'{_line(printed)}' is no date that can be read ({name})", cure
    if check.language and not _is_language(check.language):
        yield f"'{_line(check.language)}' is no language", "write a tag such as en, fr or pt-BR"


def _address(check: IncomingCheck) -> str | None:
    """Where the check is published; an address that lacks its beginning gets it back where that is certain."""
    printed = check.url.strip()
    if re.match(r"[\w-]+(\.[\w-]+)+/", printed):
        printed = f"https://{printed}"
    elif printed.startswith("/") and is_address(check.publisher_url):
        printed = urljoin(check.publisher_url, printed)
    return printed if is_address(printed) else None


def _is_language(text: str) -> bool:
    try:
        _LANGUAGE.validate_python(text)
    except ValidationError:
        return False
    return is_language(text)


def _digest(data: Mapping[str, Data]) -> str:
    told = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _line(text: str) -> str:
    return _WHITE.sub(" ", text).strip()
