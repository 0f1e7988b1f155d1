"""Text of a YAML file -> every key and value with the place where it is written, for those who change it there.

Built on what the strict reader noted; all offsets are code points of the text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from claimspring.model.finding import Route
from claimspring.read.yaml import Data, YamlDocument, parse

_TRAILING_BLANK = re.compile(r"\r?\n *\Z")
_GAP = re.compile(r"(?:\s|(?:^|(?<=\s))#[^\n]*)*", re.MULTILINE)
"""White space and comments."""


@dataclass(slots=True, eq=False)
class Node:
    """A value: from `start` to just after its last letter, without the line break behind it."""

    start: int
    end: int
    style: str
    """The sign that a single value begins with (empty where it is plain), `flow` or `block`."""
    data: Data
    children: list["Child"] = field(default_factory=list)

    @property
    def is_collection(self) -> bool:
        """Whether it holds others."""
        return self.style in {"flow", "block"}

    def child(self, step: str | int) -> "Child | None":
        """The entry with this key, or the item with this number."""
        if isinstance(self.data, dict):
            return next((child for child in self.children if child.key == step), None)
        if isinstance(self.data, list) and isinstance(step, int) and 0 <= step < len(self.children):
            return self.children[step]
        return None


@dataclass(slots=True, eq=False)
class Child:
    """An entry of a mapping or an item of a list."""

    start: int
    """Where its key or its dash stands; of an item in flow style, where its value does."""
    head_end: int
    """Just after its key or its dash."""
    key: str | None
    value: Node

    @property
    def end(self) -> int:
        """Just after its last letter."""
        return max(self.head_end, self.value.end)


class Tree:
    """A file's text with its nodes."""

    def __init__(self, text: str, read: Callable[[str], YamlDocument] = parse) -> None:
        """Raises `Unreadable` where `read` does."""
        self.text = text
        self._document = read(text)
        self.root = self._node((), self._document.data)

    def find(self, route: Route) -> Node | None:
        """The value at `route`."""
        node: Node | None = self.root
        for step in route:
            child = node.child(step) if node else None
            node = child.value if child else None
        return node

    def leads_through_an_alias(self, route: Route) -> bool:
        """Whether something on the way, or at its end, is written elsewhere."""
        nodes = (self.find(route[:length]) for length in range(1, len(route) + 1))
        return any(node is not None and node.style == "*" for node in nodes)

    def walk(self) -> Iterator[tuple[Node, Child]]:
        """Every entry and item with what it stands in."""
        pending = [self.root]
        while pending:
            node = pending.pop()
            for child in node.children:
                yield node, child
                pending.append(child.value)

    def column(self, offset: int) -> int:
        """How many code points stand before `offset` in its line."""
        return offset - self.line_start(offset)

    def line_start(self, offset: int) -> int:
        """Where the line of `offset` begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Where the line of `offset` ends, before its break."""
        end = self.text.find("\n", offset)
        if end < 0:
            return len(self.text)
        return end - 1 if self.text[end - 1 : end] == "\r" and end > offset else end

    def next_line(self, offset: int) -> int:
        """Where the line after that of `offset` begins; the end of the text where there is none."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end + 1

    def past(self, child: Child) -> int:
        """Where the first line begins that is no longer the child's; a text that keeps its breaks ends with one."""
        end = child.end
        return end if end and self.text[end - 1] == "\n" else self.next_line(end)

    def begins_its_line(self, offset: int) -> bool:
        """Whether only spaces stand before `offset` in its line."""
        return not self.text[self.line_start(offset) : offset].strip(" ")

    def skip_gap(self, offset: int) -> int:
        """The first place from `offset` on that holds neither white space nor a comment."""
        match = _GAP.match(self.text, offset)
        return match.end() if match else offset

    def comment_behind(self, offset: int) -> str:
        """The comment in the rest of the line, with the spaces before it; empty where there is something else."""
        rest = self.text[offset : self.line_end(offset)]
        return rest if rest.lstrip(" \t").startswith("#") else ""

    def _node(self, route: Route, data: Data) -> Node:
        start, end, style = self._document.value(route)
        node = Node(start, end, style, data)
        if style in {"|", ">"}:
            node.end = self._end_of_block(node)
        elif isinstance(data, dict):
            for key, value in data.items():
                here = (*route, key)
                at, after, _ = self._document.key(here)
                node.children.append(Child(at, after, key, self._node(here, value)))
        elif isinstance(data, list):
            self._add_items(node, route, data)
        if style == "block" and node.children:
            node.end = node.children[-1].end
        return node

    def _add_items(self, node: Node, route: Route, data: list[Data]) -> None:
        end = node.start
        for index, item in enumerate(data):
            value = self._node((*route, index), item)
            if node.style == "flow":
                child = Child(value.start, value.start, None, value)
            else:
                dash = self.skip_gap(end)
                child = Child(dash, dash + 1, None, value)
            node.children.append(child)
            end = child.end

    def _end_of_block(self, node: Node) -> int:
        """The end of a text in block style: libyaml counts the blank lines behind it too, which only `+` keeps."""
        header = self.text[node.start : self.line_end(node.start)].partition("#")[0]
        if "+" in header:
            return node.end
        end = node.end
        while blank := _TRAILING_BLANK.search(self.text, node.start, end):
            end = blank.start()
        return end
