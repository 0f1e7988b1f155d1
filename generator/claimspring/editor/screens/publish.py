"""A claim before it is published: all that stands in the way, what is filled in, and who answers for its review."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from claimspring.editor.article_view import MarkState
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType, claim_key, name_of
from claimspring.editor.findings import FieldFinding, is_told_twice, placed
from claimspring.editor.lack_words import lacks_told
from claimspring.editor.people import signature
from claimspring.editor.screens.article import STATES
from claimspring.editor.screens.broken import broken
from claimspring.editor.screens.screen import Preview, Screen, missing, screen
from claimspring.i18n.labels import CHANGES, mark
from claimspring.model.claim import Claim, ReviewStatus
from claimspring.model.finding import Severity
from claimspring.model.ids import ClaimKey
from claimspring.pipeline.project import today
from claimspring.publishing.claim_file import ClaimFile
from claimspring.publishing.publishing import publish
from claimspring.read.editing.operations import Refused, Set


class Filled(NamedTuple):
    """A field that publishing fills by itself."""

    field: str
    value: str


class Obstacle(NamedTuple):
    """What stands in the way or is doubtful, and the screen where it is mended."""

    finding: FieldFinding
    go: str
    of_claim: bool
    """Whether it is in the claim's own file."""


_STILL_TO_COME = frozenset(
    {"unrecorded-publication", "published-without-reviewer", "published-without-date", "missing-first-publication"}
)
"""What publishing writes."""


@dataclass(frozen=True)
class Ahead:
    """A claim as it would be published today."""

    desk: OpenDesk
    key: ClaimKey
    claim: Claim

    @cached_property
    def _tried(self) -> tuple[ClaimFile, Refused | None]:
        """The claim's file as it would be, in memory, and why it cannot be so, if that is no finding."""
        reviewing, by = self.desk.project.reviewing(self.key), self.claim.review.reviewed_by or ("?",)
        file = ClaimFile(self.desk.files(), self.key)
        try:
            publish(file, today(), by, reviewing)
        except Refused as refused:
            file = ClaimFile(self.desk.files(), self.key)
            if self.claim.review.status is not ReviewStatus.PUBLISHED:
                file.change(Set(("review", "status"), str(ReviewStatus.PUBLISHED)))
            return file, None if self.claim.review.verdict is None else refused
        return file, None

    @property
    def refused(self) -> Refused | None:
        """Why it cannot be done although nothing is wrong with its files."""
        return self._tried[1]

    @property
    def obstacles(self) -> list[Obstacle]:
        """All that `check` would call an error then, in whichever file."""
        return [one for one in self._found if one.finding.stops]

    @property
    def doubts(self) -> list[Obstacle]:
        """What `check` would warn of in the claim itself: it can be published with that."""
        return [one for one in self._found if one.finding.severity is Severity.WARNING and one.of_claim]

    @cached_property
    def _found(self) -> list[Obstacle]:
        outcome = self.desk.project.outcome(self._tried[0].files.changes())
        rules = {finding.rule for finding in outcome.findings if finding.path == self._tried[0].path}
        found = []
        for finding in outcome.findings:
            if finding.rule not in _STILL_TO_COME and not is_told_twice(finding.rule, rules):
                shown = placed(finding, outcome.locator.positions(finding.path))
                of_claim = finding.path == self._tried[0].path
                found.append(Obstacle(shown, self._screen_of(finding.path, shown), of_claim))
        return found

    def _screen_of(self, path: str, finding: FieldFinding) -> str:
        name = name_of(path, self.desk.settings.docs_dir)
        match name:
            case FileName(FileType.CLAIM, key):
                step = next((step for step in reversed(finding.route) if step in _PLACES), "")
                return f"/claims/{key}#{_PLACES[step]}" if step else f"/claims/{key}"
            case FileName(FileType.SOURCE | FileType.ARTICLE as kind, name_of_it):
                return f"/{kind}s/{name_of_it}"
            case FileName(FileType.PUBLISHERS):
                return f"/publishers/{finding.route[0]}" if finding.route else "/publishers"
            case _:
                return f"/claims/{self.key}"

    @property
    def filled(self) -> list[Filled]:
        """What publishing fills in."""
        before, after = self.claim.review, self._tried[0].claim()
        status, reviewed = after.review.status, after.review.reviewed_on
        told = [
            Filled("status", STATES[MarkState(status)]) if status != before.status else None,
            Filled("reviewed_on", str(reviewed)) if reviewed != before.reviewed_on else None,
            Filled("history", CHANGES[after.history[-1].change])
            if len(after.history) > len(self.claim.history)
            else None,
        ]
        return [one for one in told if one]

    @property
    def reviewers(self) -> list[str]:
        """Those who may answer for it: the desk's members, and whoever sits here as git knows them."""
        known = [str(name) for name in self.desk.corpus.desk]
        return list(dict.fromkeys(filter(None, [*known, signature(self.desk)])))


_PLACES = {
    "appearances": "words",
    "statement": "statement",
    "kind": "statement",
    "topics": "statement",
    "speaker": "speaker",
    "credits": "credit",
    "evidence": "evidence",
    "trail": "trail",
    "fix": "fix",
    "fix_none": "fix",
    "reviewed_by": "second",
    "review": "verdict",
}
"""Where on the screen of a claim a key of its file stands."""
FILLED = {
    "status": mark("Status"),
    "reviewed_on": mark("Reviewed on"),
    "history": mark("History"),
}


def show(desk: OpenDesk, _preview: Preview, language: str, article: str, claim: str) -> Screen:
    """One claim, to be published."""
    key = claim_key(f"{article}/{claim}")
    if f"claims/{key}.yml" in desk.project.reading.unread:
        return broken(desk, language, FileName(FileType.CLAIM, str(key)))
    record = desk.corpus.claims.get(key)
    if record is None:
        raise missing(str(key))
    value = record.value
    return screen(
        desk,
        language,
        "publish",
        value.statement.pick(language).words,
        key=key,
        claim=value,
        ahead=Ahead(desk, key, value),
        filled=FILLED,
        lacks=lacks_told(desk, language),
        Severity=Severity,
        is_published=key in desk.corpus.publications and not desk.corpus.publications[key].value.last.ends,
    )
