"""Corpus and facts in, reported problems out: runs every rule, then sets aside what an exception excuses."""

from collections.abc import Iterator, Mapping

from generator.model.finding import Severity
from generator.model.settings import Settings
from generator.rules.registry import RULES
from generator.rules.rule import Context, Reported, Rule


def run(context: Context, rules: Mapping[str, Rule] = RULES) -> Iterator[Reported]:
    """Run every rule that is switched on; what comes out is in the order of the registry."""
    for rule in rules.values():
        severity = severity_of(rule, context.settings)
        if rule.check is None or severity is None:
            continue
        for problem in rule.check(context):
            yield Reported(rule.id, severity, problem)


def severity_of(rule: Rule, settings: Settings) -> Severity | None:
    """How bad a breach is in this project; None where the rule is switched off."""
    return settings.rules.get(rule.id, rule.severity)
