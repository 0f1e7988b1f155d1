"""What is wrong with a file, beside the field that it is about: findings with the way to their value."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimspring.editor.desk import OpenDesk
from claimspring.model.finding import Finding, Positions, Route, Severity


@dataclass(frozen=True, slots=True)
class FieldFinding:
    """One finding and the value that it is about."""

    rule: str
    severity: Severity
    route: Route
    message: str
    hint: str
    replacement: str | None = None

    @property
    def stops(self) -> bool:
        """Whether nothing may be published with it."""
        return self.severity is Severity.ERROR


def findings_of(desk: OpenDesk, path: str) -> tuple[FieldFinding, ...]:
    """What is wrong with a file, the worst first."""
    positions = desk.project.locator.positions(path)
    found = [_placed(finding, positions) for finding in desk.project.findings_in([path])]
    order = list(Severity)
    return tuple(sorted(found, key=lambda one: order.index(one.severity)))


def _placed(finding: Finding, positions: Positions) -> FieldFinding:
    route = route_at(positions, finding.line, finding.column)
    return FieldFinding(finding.rule, finding.severity, route, finding.message, finding.hint, finding.replacement)


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
