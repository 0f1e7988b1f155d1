"""What is wrong with a file, beside the field that it is about: findings with the way to their value."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from claimspring.editor.desk import OpenDesk
from claimspring.model.claim import ReviewStatus
from claimspring.model.finding import Finding, Positions, Route, Severity
from claimspring.model.ids import ClaimKey


@dataclass(frozen=True, slots=True)
class FieldFinding:
    """One finding and the value that it is about."""

    rule: str
    severity: Severity
    route: Route
    message: str
    hint: str
    replacement: str | None = None
    is_lacking: bool = False
    """Whether something is still to be filled in, and nothing is wrong."""

    @property
    def is_wrong(self) -> bool:
        """Whether something that is there stops publishing."""
        return self.stops and not self.is_lacking

    @property
    def stops(self) -> bool:
        """Whether nothing may be published with it."""
        return self.severity is Severity.ERROR


@dataclass(frozen=True)
class FieldFindings:
    """The findings of a screen, by the fields that it has."""

    all: tuple[FieldFinding, ...]
    placed: Mapping[Route, list[FieldFinding]]

    def found(self, *route: str | int) -> list[FieldFinding]:
        """Those of a field."""
        return self.placed.get(route, [])

    def found_below(self, *route: str | int) -> bool:
        """Whether anything is wrong with a field or what is in it."""
        return any(one.route[: len(route)] == route for one in self.all)


def findings_of(desk: OpenDesk, path: str) -> tuple[FieldFinding, ...]:
    """What is wrong with a file, the worst first."""
    positions = desk.project.locator.positions(path)
    return _sorted(placed(finding, positions) for finding in desk.project.findings_in([path]))


def findings_of_claim(desk: OpenDesk, key: ClaimKey) -> tuple[FieldFinding, ...]:
    """What is wrong with a claim; of one that readers do not know, with what it lacks for them, too."""
    path = f"claims/{key}.yml"
    found = [one for one in findings_of(desk, path) if one.rule != _NOT_READY]
    return _sorted([*found, *_lacking(desk, key)])


def _lacking(desk: OpenDesk, key: ClaimKey) -> Iterator[FieldFinding]:
    from claimspring.rules.review.not_ready_to_publish import lacking  # noqa: PLC0415 -- rules; most screens need none

    record = desk.corpus.claims.get(key)
    if record is None or record.value.review.status is not ReviewStatus.IN_REVIEW:
        return
    found = list(lacking(desk.project.context, key, record))
    rules = {wanted.rule for wanted, _ in found}
    for wanted, problem in found:
        if is_told_twice(wanted.rule, rules):
            continue
        route = _FIELDS.get(wanted.rule, problem.route)
        is_lacking = wanted.rule in _FIELDS
        yield FieldFinding(
            wanted.rule, wanted.severity, route, problem.message, problem.hint, problem.replacement, is_lacking
        )


def is_told_twice(rule: str, found: Collection[str]) -> bool:
    """Whether a rule asks for what another one that was found asks for at the same field."""
    return _TOLD_BY.get(rule) in found


def placed(finding: Finding, positions: Positions) -> FieldFinding:
    """A finding with the field where it is mended."""
    route = _FIELDS.get(finding.rule) or route_at(positions, finding.line, finding.column)
    return FieldFinding(finding.rule, finding.severity, route, finding.message, finding.hint, finding.replacement)


def _sorted(found: Iterable[FieldFinding]) -> tuple[FieldFinding, ...]:
    order = list(Severity)
    return tuple(sorted(found, key=lambda one: order.index(one.severity)))


_TOLD_BY: Mapping[str, str] = MappingProxyType({"missing-reasons": "published-without-summary"})
"""The reason in one sentence becomes the first of the reasons."""
_NOT_READY = "not-ready-to-publish"
_FIELDS: Mapping[str, Route] = MappingProxyType(
    {
        "published-without-verdict": ("review", "verdict"),
        "published-without-summary": ("review", "summary"),
        "published-without-reviewer": ("review", "reviewed_by"),
        "missing-fact": ("review", "fact"),
        "missing-reasons": ("review", "reasons"),
        "missing-rationale": ("review", "rationale"),
        "missing-fix": ("review", "fix"),
    }
)
"""Where what is missing is to stand; a finding itself is at what is there."""


STEP_FIELDS: Sequence[Route] = (
    (),
    *((name,) for name in ("compared_with", "changed", "distortion", "note")),
    *(("changed", name) for name in ("from", "to", "where")),
)
"""Where a finding on a step back can stand."""
DERIVATION_FIELDS: Sequence[Route] = (*STEP_FIELDS, ("how",))
"""The same where it is told how the document was made."""
EXCEPTION_FIELDS: Sequence[Route] = ((), ("rule",), ("reason",), ("until",))
"""Where one on a rule that is set aside can stand."""


def route_at(positions: Positions, line: int, column: int) -> Route:
    """The way to the innermost value (or key) that holds a place."""
    place = (line, column)
    spans = [*positions.values.items(), *positions.keys.items()]
    holding = [route for route, span in spans if span.start <= place < span.end or span.start == place]
    return max(holding, key=len, default=())


def by_field(findings: Iterable[FieldFinding], fields: Sequence[Route]) -> Mapping[Route, list[FieldFinding]]:
    """The findings by the nearest of the fields on screen; what belongs to none is under the empty route."""
    known = set(fields)
    placed: dict[Route, list[FieldFinding]] = {}
    for finding in findings:
        route = finding.route
        while route and route not in known:
            route = route[:-1]
        placed.setdefault(route, []).append(finding)
    return placed
