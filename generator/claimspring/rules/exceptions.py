"""Exceptions in claims and sources: which rules they excuse where, and what is wrong with the exceptions themselves."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from claimspring.model.claim import RuleException
from claimspring.model.finding import Problem, Route
from claimspring.model.suggest import did_you_mean, surely_meant
from claimspring.rules.context import Context

_UNKNOWN = ("unknown-source", "unknown-publisher", "unknown-article", "unknown-verdict")
"""Rules about names that lead nowhere."""


class Placed(NamedTuple):
    """An exception and where it stands."""

    path: str
    number: int
    exception: RuleException

    @property
    def route(self) -> Route:
        """The place of the rule's name."""
        return ("exceptions", self.number, "rule")


def excused(context: Context) -> frozenset[tuple[str, str]]:
    """The files and rules that an exception still in force keeps apart, as pairs of path and rule id."""
    return frozenset(
        (placed.path, placed.exception.rule) for placed in _placed(context) if not _expired(placed, context)
    )


def problems(
    context: Context, known: Collection[str], found: Collection[tuple[str, str]]
) -> Iterator[tuple[str, Problem]]:
    """What is wrong with exceptions, each with the id of its rule.

    `known` are the ids of all rules, `found` the pairs of path and rule that would be reported without exceptions.
    """
    for placed in _placed(context):
        path, _, exception = placed
        if exception.rule not in known:
            hint = did_you_mean(exception.rule, known) or "'claimspring explain' lists the rules"
            yield (
                "unknown-rule",
                Problem(
                    path,
                    placed.route,
                    f"there is no rule '{exception.rule}'",
                    hint,
                    replacement=surely_meant(exception.rule, known),
                ),
            )
        elif _expired(placed, context):
            yield "expired-exception", _expired_problem(placed)
        elif _finds_nothing(placed, context, found):
            message = f"the rule '{exception.rule}' finds nothing here"
            yield "useless-exception", Problem(path, placed.route, message, "remove the exception")


def _finds_nothing(placed: Placed, context: Context, found: Collection[tuple[str, str]]) -> bool:
    """Whether the rule would find nothing; as long as a name leads nowhere, nobody knows what it would find."""
    if context.unread or any((placed.path, rule) in found for rule in _UNKNOWN):
        return False
    name = placed.exception.rule
    return (placed.path, name) not in found and context.settings.rules.get(name, "") is not None


def _expired_problem(placed: Placed) -> Problem:
    return Problem(
        placed.path,
        ("exceptions", placed.number, "until"),
        f"the exception from '{placed.exception.rule}' ended on '{placed.exception.until}'",
        "mend what the rule reports, or set a new day with a reason that holds today",
    )


def unknown_in_settings(context: Context, known: Collection[str]) -> Iterator[Problem]:
    """Rules that the project sets a severity for, but that do not exist."""
    for rule in context.settings.rules:
        if rule not in known:
            hint = did_you_mean(rule, known) or "'claimspring explain' lists the rules"
            route = (*context.settings_route, "rules", rule)
            yield Problem(context.settings_path, route, f"there is no rule '{rule}'", hint, at_key=True)


def _expired(placed: Placed, context: Context) -> bool:
    return placed.exception.until is not None and placed.exception.until < context.today


def _placed(context: Context) -> Iterator[Placed]:
    files: Mapping[str, tuple[RuleException, ...]] = {
        record.path: record.value.exceptions
        for records in (context.corpus.claims, context.corpus.sources)
        for record in records.values()
    }
    for path, exceptions in files.items():
        for index, exception in enumerate(exceptions):
            yield Placed(path, index, exception)
