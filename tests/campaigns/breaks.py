"""Breaks one line of a program in every way that a slip of the hand might: source in, edits of single lines out.

A break is made on the syntax tree and written back over the bytes of one line, so that the rest of the file stays as
it is. Documentation, annotations, decorators and imports are left alone: breaking them changes nothing that runs.
"""

import ast
from collections.abc import Callable, Iterator
from functools import singledispatch
from typing import NamedTuple

_OTHER: dict[type[ast.AST], Callable[[], ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
"""What an operator is taken for."""


class Break(NamedTuple):
    """A part of one line, in bytes, and what stands there instead."""

    line: int
    first: int
    end: int
    was: str
    now: str

    def applied(self, source: bytes) -> bytes:
        """The source with this break in it."""
        lines = source.splitlines(keepends=True)
        line = lines[self.line - 1]
        lines[self.line - 1] = line[: self.first] + self.now.encode() + line[self.end :]
        return b"".join(lines)


def breaks(source: bytes) -> list[Break]:
    """Every break of a module, in the order of its lines."""
    lines = source.splitlines()
    return sorted(set(_breaks(ast.parse(source), lines)))


def beginning(source: bytes, line: int) -> int:
    """The line on which the statement begins that this line is part of, for that is where it is known to run."""
    parts = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt))
    return max((node.lineno for node in parts if node.lineno <= line <= (node.end_lineno or 0)), default=line)


def _breaks(node: ast.AST, lines: list[bytes]) -> Iterator[Break]:
    for place, now in (*((node, now) for now in _instead(node)), *_negated(node)):
        if isinstance(place, ast.expr | ast.stmt) and place.lineno == place.end_lineno and place.end_col_offset:
            was = lines[place.lineno - 1][place.col_offset : place.end_col_offset].decode()
            if was != now:
                yield Break(place.lineno, place.col_offset, place.end_col_offset, was, now)
    for part in _parts(node):
        yield from _breaks(part, lines)


def _negated(node: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """Conditions turned round; comparisons are broken by themselves."""
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return
        case ast.If() | ast.While() | ast.IfExp():
            tests = [node.test]
        case ast.comprehension():
            tests = node.ifs
        case _:
            return
    for test in tests:
        if isinstance(test, ast.Name | ast.Attribute | ast.Call | ast.Subscript):
            yield test, f"(not {ast.unparse(test)})"


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """What of a node runs, and has places of its own (what is within an f-string has none before Python 3.12)."""
    match node:
        case ast.JoinedStr() | ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()) | ast.arg():
            return
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            yield from node.orelse
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield from (*node.args.defaults, *(default for default in node.args.kw_defaults if default), *node.body)
        case ast.ClassDef():
            yield from node.body
        case ast.AnnAssign():
            yield from [node.value] if node.value else []
        case _:
            yield from ast.iter_child_nodes(node)


def _written(node: ast.AST) -> str:
    """An expression that can stand wherever one stood."""
    return f"({ast.unparse(node)})"


@singledispatch
def _instead(_node: ast.AST) -> Iterator[str]:
    """What might stand there by mistake."""
    yield from ()


@_instead.register
def _(node: ast.Compare) -> Iterator[str]:
    if other := _OTHER.get(type(node.ops[0])):
        yield _written(ast.Compare(node.left, [other(), *node.ops[1:]], node.comparators))  # type: ignore[list-item]


@_instead.register
def _(node: ast.BoolOp) -> Iterator[str]:
    yield _written(ast.BoolOp(_OTHER[type(node.op)](), node.values))  # type: ignore[arg-type]
    yield _written(ast.BoolOp(node.op, node.values[1:]) if len(node.values) > 2 else node.values[1])


@_instead.register
def _(node: ast.BinOp) -> Iterator[str]:
    if other := _OTHER.get(type(node.op)):
        yield _written(ast.BinOp(node.left, other(), node.right))  # type: ignore[arg-type]


@_instead.register
def _(node: ast.UnaryOp) -> Iterator[str]:
    if isinstance(node.op, ast.Not):
        yield _written(node.operand)


@_instead.register
def _(node: ast.IfExp) -> Iterator[str]:
    yield _written(ast.IfExp(node.test, node.orelse, node.body))


@_instead.register
def _(node: ast.Constant) -> Iterator[str]:
    match node.value:
        case bool():
            yield repr(not node.value)
        case int():
            yield repr(node.value + 1)
        case str() if node.value:
            yield '""'


@_instead.register
def _(_node: ast.JoinedStr) -> Iterator[str]:
    yield '""'


@_instead.register
def _(node: ast.Return) -> Iterator[str]:
    if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield "return None"


@_instead.register
def _(node: ast.Expr) -> Iterator[str]:
    if not isinstance(node.value, ast.Constant):
        yield "pass"


@_instead.register
def _(_node: ast.AugAssign) -> Iterator[str]:
    yield "pass"


@_instead.register
def _(_node: ast.Raise) -> Iterator[str]:
    yield "pass"


@_instead.register
def _(_node: ast.Continue) -> Iterator[str]:
    yield "break"
