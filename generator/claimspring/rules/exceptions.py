"""Exceptions in claims and sources: which rules they excuse where, and what is wrong with the exceptions themselves."""

from collections.abc import Collection, Iterator, Sequence

from claimspring.model.claim import RuleException
from claimspring.model.finding import Problem
from claimspring.model.suggest import did_you_mean, surely_meant
from claimspring.rules.context import Context

_UNKNOWN = ("unknown-source", "unknown-publisher", "unknown-article", "unknown-verdict")
"""Rules about names that lead nowhere."""


def excused(exceptions: Sequence[RuleException], context: Context) -> frozenset[str]:
    """The rules that the exceptions of a file keep away from it, as far as they are still in force."""
    return frozenset(exception.rule for exception in exceptions if not _expired(exception, context))


def problems(
    path: str, exceptions: Sequence[RuleException], context: Context, known: Collection[str], found: Collection[str]
) -> Iterator[tuple[str, Problem]]:
    """What is wrong with the exceptions of a file, each with the id of its rule.

    `known` are the ids of all rules, `found` those that would be reported of the file without exceptions.
    """
    for number, exception in enumerate(exceptions):
        route = ("exceptions", number, "rule")
        if exception.rule not in known:
            hint = did_you_mean(exception.rule, known) or "'claimspring explain' lists the rules"
            meant = surely_meant(exception.rule, known)
            yield "unknown-rule", Problem(
                path, route, f"there is no rule '{exception.rule}'", hint, replacement=meant
            )  # fmt: skip
        elif _expired(exception, context):
            yield "expired-exception", _expired_problem(path, number, exception)
        elif _finds_nothing(exception, context, found):
            message = f"the rule '{exception.rule}' finds nothing here"
            yield "useless-exception", Problem(path, route, message, "remove the exception")


def _finds_nothing(exception: RuleException, context: Context, found: Collection[str]) -> bool:
    """Whether the rule would find nothing; as long as a name leads nowhere, nobody knows what it would find."""
    if context.unread or any(rule in found for rule in _UNKNOWN):
        return False
    return exception.rule not in found and context.settings.rules.get(exception.rule, "") is not None


def _expired_problem(path: str, number: int, exception: RuleException) -> Problem:
    return Problem(
        path,
        ("exceptions", number, "until"),
        f"the exception from '{exception.rule}' ended on '{exception.until}'",
        "mend what the rule reports, or set a new day with a reason that holds today",
    )


def unknown_in_settings(context: Context, known: Collection[str]) -> Iterator[Problem]:
    """Rules that the project sets a severity for, but that do not exist."""
    for rule in context.settings.rules:
        if rule not in known:
            hint = did_you_mean(rule, known) or "'claimspring explain' lists the rules"
            route = (*context.settings_route, "rules", rule)
            yield Problem(context.settings_path, route, f"there is no rule '{rule}'", hint, at_key=True)


def _expired(exception: RuleException, context: Context) -> bool:
    return exception.until is not None and exception.until < context.today
