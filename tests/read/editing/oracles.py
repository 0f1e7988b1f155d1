"""What must be true of every change, told by others than those who make it: PyYAML's own composer and scanner."""

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, TypeAlias

import yaml

from claimspring.read.editing.operations import Delete, Insert, Move, Operation, Rename, Set
from claimspring.read.yaml import Data

Tree: TypeAlias = Any
"""Lists, dictionaries and texts, by plain means."""
Route: TypeAlias = tuple[Any, ...]

_NOTHING = {"", "~", "null", "Null", "NULL"}


def meant(data: Data, operation: Operation) -> Tree:
    """The data after the operation, by plain lists and dictionaries."""
    whole: Any = deepcopy(data)
    place: Any = whole
    *above, last = operation.route
    if isinstance(operation, Delete):
        while len(operation.route) > 1 and len(at(whole, operation.route[:-1])) == 1:
            operation = Delete(operation.route[:-1])
        del at(whole, operation.route[:-1])[operation.route[-1]]
        return whole
    for step in above:
        if isinstance(place, dict) and place.get(step) is None:
            place[step] = {}
        place = place[step]
    match operation:
        case Set(_, value):
            place[last] = value
        case Insert(_, value, index):
            if not isinstance(place, dict) or place.get(last) is not None:
                place[last].insert(len(place[last]) if index is None else index, value)
            else:
                place[last] = [value]
        case Move(_, index, to):
            place[last].insert(to, place[last].pop(index))
        case Rename(_, key):
            place[key] = place.pop(last)
    return whole


def at(data: Tree, route: Route) -> Tree:
    for step in route:
        data = data[step]
    return data


def as_pure_python_reads_it(text: str) -> Tree:
    """What PyYAML's own scanner, parser and composer make of the text; plain texts stay texts."""

    def value(node: yaml.Node) -> Tree:
        if isinstance(node, yaml.MappingNode):
            return {key.value: value(item) for key, item in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [value(item) for item in node.value]
        return None if node.style is None and node.value in _NOTHING else node.value

    return value(yaml.compose(text, yaml.SafeLoader))


def lines_of(text: str) -> dict[Route, tuple[int, int]]:
    """First line and the line after the last of each entry and item, without what only stands behind it."""
    lines = text.split("\n")
    found: dict[Route, tuple[int, int]] = {}

    def walk(node: yaml.Node, route: Route, first: int) -> int:
        end = node.end_mark.line + (1 if node.end_mark.column or node.end_mark.line == first else 0)
        if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
            keeps = "+" in lines[node.start_mark.line].partition("#")[0][node.start_mark.column :]
            while not keeps and end > first + 1 and not lines[end - 1].strip():
                end -= 1
        elif isinstance(node, yaml.CollectionNode):
            ends = [walk(item, (*route, step), _first_line(lines, key, item)) for step, key, item in _children(node)]
            end = end if node.flow_style else max(ends)
            if node.flow_style:  # commas belong to it, not to what is in it
                found.update({(*route, step): (first, end) for step, _, _ in _children(node)})
        found[route] = (first, end)
        return end

    walk(yaml.compose(text, yaml.SafeLoader), (), 0)
    return found


def _first_line(lines: list[str], key: yaml.Node | None, item: yaml.Node) -> int:
    """Of an item that begins below its dash, where a comment stands behind that, the line of the dash."""
    mark = (key or item).start_mark
    if key or lines[mark.line][: mark.column].rstrip().endswith("-"):
        return mark.line
    for above in range(mark.line - 1, -1, -1):
        if re.fullmatch(r"(?:- +)*-(?:\s+#.*)?", lines[above].strip()):
            return above
        if lines[above].strip() and not lines[above].lstrip().startswith("#"):
            break
    return mark.line


def _children(node: yaml.CollectionNode) -> Iterator[tuple[str | int, yaml.Node | None, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, key, item) for key, item in node.value)
    else:
        yield from ((index, None, item) for index, item in enumerate(node.value))


def comments(text: str, lines: tuple[int, int] | None = None) -> Counter[str]:
    """The comments, or those of some lines."""
    scalars = [
        (token.start_mark.index, token.end_mark.index, token.style)
        for token in yaml.scan(text, yaml.SafeLoader)
        if isinstance(token, yaml.ScalarToken)
    ]
    found: Counter[str] = Counter()
    for match in re.finditer(r"(?:^|(?<=[ \t]))(?=(#[^\n]*))", text, re.MULTILINE):
        around = next(((start, style) for start, end, style in scalars if start <= match.start() < end), None)
        line = text.count("\n", 0, match.start())
        is_comment = around is None or (around[1] in {"|", ">"} and "\n" not in text[around[0] : match.start()])
        if is_comment and (lines is None or lines[0] <= line < lines[1]):
            found[match[1].rstrip()] += 1
    return found


def wrongs(before: str, after: str, operation: Operation) -> Iterator[str]:
    """What a change did beside what it should; texts are YAML without a byte order mark."""
    old = as_pure_python_reads_it(before)
    if as_pure_python_reads_it(after) != meant(old, operation):
        yield "wrong data"
        return
    lines = lines_of(before)
    own = _own_lines(lines, old, operation)
    yield from _outside(before, after, own)
    gone = comments(before) - comments(after)
    if _takes_comments_along(operation, old):
        gone -= comments(before, own)
    if gone:
        yield f"comment lost: {dict(gone)}"
    if made := comments(after) - comments(before):
        yield f"comment made: {dict(made)}"
    if "\r\n" in before and after.count("\n") != after.count("\r\n"):
        yield "breaks mixed"
    if before.endswith("\n") != after.endswith("\n") and not _ends_with_a_blank_line(before, after):
        yield "final break"


def _ends_with_a_blank_line(before: str, after: str) -> bool:
    """Whether only a blank line is left of what stood before an entry at the end of a file without a last break."""
    return before.startswith((f"{after}\n", f"{after}\r\n"))


def _outside(before: str, after: str, own: tuple[int, int]) -> Iterator[str]:
    old, new = ([line.removesuffix("\r") for line in text.split("\n")] for text in (before, after))
    first, end = own
    behind = old[end:]
    if old[:first] != new[:first] or (behind and behind != new[-len(behind) :]):
        yield "line outside touched"


def _takes_comments_along(operation: Operation, old: Data) -> bool:
    match operation:
        case Delete():
            return True
        case Set(route, value):
            try:
                return isinstance(value, dict | list) or isinstance(at(old, route), dict | list)
            except (KeyError, IndexError, TypeError):
                return False
    return False


def _own_lines(lines: dict[Route, tuple[int, int]], old: Data, operation: Operation) -> tuple[int, int]:
    """The lines that the operation may touch; of a new key those of the mapping it goes into."""
    route = operation.route
    if isinstance(operation, Delete):
        while len(route) > 1 and len(at(old, route[:-1])) == 1:
            route = route[:-1]
        first, end = lines[route]
        siblings = [place for other, place in lines.items() if other[:-1] == route[:-1] and len(other) == len(route)]
        if first == lines[route[:-1]][0] and len(route) > 1:
            end = max(end, min((place[0] + 1 for place in siblings if place[0] >= end), default=end))
        return first, end  # where it stands behind a dash, the next one takes its place
    while route not in lines:
        route = route[:-1]
    return lines[route]
