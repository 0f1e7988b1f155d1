"""Corpus and facts in, reported problems out: every rule that is switched on, but for what an exception excuses."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from claimspring.model.finding import Finding, Problem
from claimspring.model.settings import Settings
from claimspring.rules import exceptions
from claimspring.rules.context import Context
from claimspring.rules.registry import RULES
from claimspring.rules.rule import Reported, Rule


def run(context: Context, rules: Mapping[str, Rule] = RULES) -> Iterator[Reported]:
    """Run every rule that is switched on; what comes out is in the order of the registry, then that of the files."""
    excused = exceptions.excused(context)
    found: set[tuple[str, str]] = set()
    for rule_id, problem in _problems(context, rules):
        found.add((problem.path, rule_id))
        if (problem.path, rule_id) not in excused:
            yield from _reported(rule_id, problem, context.settings, rules)
    for rule_id, problem in exceptions.problems(context, rules.keys(), found):
        yield from _reported(rule_id, problem, context.settings, rules)
    for problem in exceptions.unknown_in_settings(context, rules.keys()):
        yield from _reported("unknown-rule", problem, context.settings, rules)


def _problems(context: Context, rules: Mapping[str, Rule]) -> Iterator[tuple[str, Problem]]:
    for rule in rules.values():
        if rule.check is not None and context.settings.rules.get(rule.id, rule.severity) is not None:
            for problem in rule.check(context):
                yield rule.id, problem


def _reported(rule_id: str, problem: Problem, settings: Settings, rules: Mapping[str, Rule]) -> Iterator[Reported]:
    severity = settings.rules.get(rule_id, rules[rule_id].severity)
    if severity is not None:
        yield Reported(rule_id, severity, problem)


def adjust(findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    """Give the reader's findings the severity of their rules, or that which the project sets; drop those off."""
    for finding in findings:
        severity = settings.rules.get(finding.rule, RULES[finding.rule].severity)
        if severity is not None:
            yield replace(finding, severity=severity)
