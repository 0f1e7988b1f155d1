"""Every rule there is, by id, family after family in the order of the handbook."""

from collections.abc import Mapping
from types import MappingProxyType, ModuleType

from generator.rules.reference import unknown_source
from generator.rules.rule import Family, Rule

MODULES: tuple[ModuleType, ...] = (
    # reference
    unknown_source,
)


def _rule(module: ModuleType) -> Rule:
    """Read a rule from its module: the id is the module's name, the family its folder, the page its docstring."""
    family, name = module.__name__.rsplit(".", 2)[1:]
    summary, _, page = (module.__doc__ or "").partition("\n\n")
    return Rule(
        id=name.replace("_", "-"),
        family=Family(family),
        severity=module.SEVERITY,
        summary=summary.strip(),
        page=page.strip(),
        check=getattr(module, "check", None),
    )


RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in map(_rule, MODULES)})
"""Rule id -> rule."""
