"""The registry is whole, and every page is fit to be read."""

import re
from pathlib import Path

import pytest

from claimspring.rules.catalogue import documented
from claimspring.rules.handbook import handbook
from claimspring.rules.registry import CHECKED, RULES
from claimspring.rules.rule import Family, Rule
from claimspring.rules.subjects import LOOKS

GENERATOR = Path(__file__).parents[2] / "generator" / "claimspring"
HANDBOOK = Path(__file__).parents[2] / "content" / "handbook" / "rules"
HEADINGS = ["## What it does", "## Why it is bad", "## Example", "## What to write instead"]
FOUND_BY_RUNNER = {"unknown-rule", "expired-exception", "useless-exception"}
EMITTED = re.compile(r'(?:Fault|Misfit|PydanticCustomError|_finding)\(\s*"([a-z0-9]+(?:-[a-z0-9]+)+|symlink)"')


def emitted_while_reading() -> set[str]:
    modules = [*(GENERATOR / "read").glob("*.py"), *(GENERATOR / "model").glob("*.py")]
    return {rule for path in modules for rule in EMITTED.findall(path.read_text("utf-8"))}


def test_ids_are_unique() -> None:
    listed = [name for names in CHECKED.values() for name in names]
    listed += [rule.id for family in Family for rule in documented(family)]
    assert listed == list(dict.fromkeys(listed))
    assert set(listed) == RULES.keys()


def test_there_are_many_rules() -> None:
    assert len(RULES) >= 45


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_page_has_its_four_headings(rule: Rule) -> None:
    assert [line for line in rule.page.splitlines() if line.startswith("## ")] == HEADINGS
    assert re.fullmatch(r"[A-Z].*[^.]\.", rule.summary)
    assert rule.page.count("```") % 2 == 0


def test_every_rule_module_is_registered() -> None:
    registered = {(family.value, name.replace("-", "_")) for family, names in CHECKED.items() for name in names}
    modules = [path for family in Family for path in (GENERATOR / "rules" / family).glob("[a-z]*.py")]
    assert registered == {(path.parent.name, path.stem) for path in modules}


def test_the_catalogue_has_no_file_that_is_not_read() -> None:
    assert {path.stem for path in (GENERATOR / "rules" / "catalogue").glob("*.md")} <= set(Family)


def test_rules_without_a_check_are_emitted_elsewhere() -> None:
    without = {rule.id for rule in RULES.values() if not rule.checks}
    assert without == emitted_while_reading() | FOUND_BY_RUNNER


def test_what_a_rule_looks_at_is_known() -> None:
    modules = [path for family in Family for path in (GENERATOR / "rules" / family).glob("[a-z]*.py")]
    looks = {
        look for path in modules for look in re.findall(r"^def check_(\w+)", path.read_text("utf-8"), re.MULTILINE)
    }
    assert looks == LOOKS


def test_the_handbook_has_a_page_for_each_family() -> None:
    """What stands on it is put there when the site is built."""
    assert {path.stem for path in HANDBOOK.glob("*.md")} == handbook().keys()
    assert all(path.read_text("utf-8").startswith(f"---\nrules: {path.stem}\n---\n") for path in HANDBOOK.glob("*.md"))
