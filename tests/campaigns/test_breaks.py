import ast
from pathlib import Path
from random import Random

import pytest

from tests.campaigns.breaks import beginning, breaks

MODULES = sorted((Path(__file__).parents[2] / "generator/claimspring").rglob("*.py"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("x = a == b", {"x = (a != b)"}),
        ("x = a <= b < c", {"x = (a < b < c)"}),
        ("x = a is None", {"x = (a is not None)"}),
        ("x = a and b and c", {"x = (a or b or c)", "x = (b and c)"}),
        ("x = not a", {"x = (a)"}),
        ("x = a + 1", {"x = (a - 1)", "x = a + 2"}),
        ("x = a if b else c", {"x = (c if b else a)", "x = a if (not b) else c"}),
        ("x = True", {"x = False"}),
        ("x = 'é', b", {'x = "", b'}),
        ("x = f'{a}'", {'x = ""'}),
        ("x += a", {"pass"}),
        ("f(a)", {"pass"}),
        ("raise a", {"pass"}),
        ("x = [a for a in b if a.c]", {"x = [a for a in b if (not a.c)]"}),
        ("x = None", set()),
        ("'Documentation.'", set()),
        ("x: Literal['a']", set()),
        ("from a import b", set()),
    ],
)
def test_a_line_is_broken_in_these_ways(line: str, expected: set[str]) -> None:
    source = f"é = a  # é\n{line}\n".encode()
    assert {one.applied(source).decode().splitlines()[1] for one in breaks(source)} == expected


def test_a_function_is_broken_within() -> None:
    source = (
        b'@cache("a")\ndef f(a: "int" = 1) -> "int":\n    """Why."""\n    for _ in a:\n        continue\n    return a\n'
    )
    assert [one.now for one in breaks(source)] == ["2", "break", "return None"]


def test_what_only_a_type_checker_reads_is_left_alone() -> None:
    assert breaks(b"if TYPE_CHECKING:\n    a = 1\n") == []


def test_a_line_within_a_statement_belongs_to_where_it_begins() -> None:
    source = b"a = (\n    1,\n    2,\n)\nif (\n    a\n):\n    b = [\n        3\n    ]\n"
    assert [beginning(source, line) for line in (1, 3, 6, 8, 9)] == [1, 1, 5, 8, 8]


@pytest.mark.parametrize("path", Random(7).sample(MODULES, 12), ids=lambda path: path.name)
def test_every_break_changes_one_line_and_is_still_a_program(path: Path) -> None:
    source = path.read_bytes()
    for one in breaks(source):
        broken = one.applied(source)
        ast.parse(broken)
        lines = list(zip(source.splitlines(), broken.splitlines(), strict=True))
        assert [number for number, (was, now) in enumerate(lines, 1) if was != now] == [one.line], one
