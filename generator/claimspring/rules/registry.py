"""Every rule there is, by id, family after family in the order of the handbook.

Each family's package lists its own rules in `MODULES`.
"""

from collections.abc import Mapping
from types import MappingProxyType, ModuleType

from claimspring.rules import evidence, file, reference, review, shape, site, trail
from claimspring.rules.rule import Family, Rule

MODULES: tuple[ModuleType, ...] = (
    *file.MODULES,
    *shape.MODULES,
    *reference.MODULES,
    *evidence.MODULES,
    *trail.MODULES,
    *review.MODULES,
    *site.MODULES,
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
