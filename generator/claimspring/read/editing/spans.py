"""An operation on a file's tree -> the spans that change, and nothing beside them. Raises `Refused`.

What stays in every case: comments outside of the entry (one behind a value stays behind it, one above an item moves
with it), the style of what is there, the breaks and the end of the file.
"""

import re
from collections import Counter
from collections.abc import Iterator

from claimspring.model.finding import Route
from claimspring.read.editing.edits import Edit
from claimspring.read.editing.operations import Delete, Insert, Move, Operation, Refused, Rename, Set
from claimspring.read.editing.shape import ValueShape
from claimspring.read.editing.style import Block, Layout, Writer
from claimspring.read.editing.tree import Child, Node, Tree
from claimspring.read.yaml import Data

_HEADER = re.compile(r"[|>][-+0-9]*")
_GLUED_COMMENT = re.compile(r"[ \t]+#[^\s#]")


class Spans:
    """Works out the spans of operations on one tree."""

    def __init__(self, tree: Tree, shape: ValueShape, *, blocks: bool = True) -> None:
        self._tree = tree
        self._text = tree.text
        self._shape = shape
        self._layout = layout_of(tree)
        self._writer = Writer(self._layout, shape, blocks)

    def of(self, operation: Operation) -> list[Edit]:
        """The spans that `operation` changes."""
        match operation:
            case Set(route, value):
                return self._set(route, value)
            case Insert(route, value, index):
                return self._insert(route, value, index)
            case Delete():
                whole = self._tree.root.data
                return self._delete(operation.widened(whole if isinstance(whole, dict) else {}))
            case Move(route, index, to):
                return self._move(route, index, to)
            case Rename(route, key):
                child = self._child(route)
                return [Edit(child.start, child.head_end, self._writer.key(key))]

    def rewrite(self, route: Route, value: Data) -> list[Edit]:
        """The whole entry or item at `route` written anew."""
        parent, child = self._place(route)
        if parent.style == "flow":
            return [Edit(child.value.start, child.value.end, self._writer.inline(value, route, flow=True))]
        column = self._tree.column(child.start)
        if child.key is None:
            lines = self._writer.item(value, column, route)
        else:
            lines = self._writer.entry(child.key, value, column, route)
        comment = self._comment_of(child)
        lines[0] += comment and f"  {comment.strip()}"
        end = self._end_of_entry(child)
        stop = self._tree.line_end(end)
        if self._text[end:stop].strip() and not self._tree.comment_behind(end):
            raise Refused("layout", "something stands behind the value")
        return [Edit(child.start, stop, self._layout.line_break.join(lines)[column:])]

    def _place(self, route: Route) -> tuple[Node, Child]:
        parent = self._tree.find(route[:-1]) if route else None
        child = parent.child(route[-1]) if parent else None
        if parent is None or child is None:
            raise Refused("no-entry", f"there is no '{'.'.join(map(str, route))}'", route=route)
        return parent, child

    def _child(self, route: Route) -> Child:
        return self._place(route)[1]

    # --- a value in place of another

    def _set(self, route: Route, value: Data) -> list[Edit]:
        node = self._tree.find(route)
        if node is None:
            return self._add_key(route, value)
        parent, child = self._place(route)
        if node.is_collection or isinstance(value, list | dict):
            return self.rewrite(route, value)
        if parent.style == "flow":
            new = self._writer.inline(value, route, flow=True, quote=node.style)
            return [Edit(node.start, node.end, new if node.end > node.start else f" {new}")]
        return self._set_single(child, value, route)

    def _set_single(self, child: Child, value: str | None, route: Route) -> list[Edit]:
        node, tree = child.value, self._tree
        column = tree.column(child.start)
        is_block = node.style in {"|", ">"}
        room_from = column + child.head_end - child.start + 2
        new: Block | str | None = None
        if value is not None and (is_block or self._writer.wants_block(value, room_from)):
            new = self._writer.block(value, self._body_column(child), node.style if is_block else "")
        if new is None:
            glued = _GLUED_COMMENT.match(self._text, node.end)
            quote = '"' if glued and value and " " in value else node.style if not is_block else ""
            new = self._writer.inline(value, route, quote=quote)
        if is_block:
            return self._in_place_of_block(node, new)
        return self._in_place_of_words(child, new)

    def _in_place_of_block(self, node: Node, new: Block | str) -> list[Edit]:
        """The header's comment stays behind it."""
        header_end = self._tree.line_end(node.start)
        sign = _HEADER.match(self._text, node.start)
        if sign is None:
            raise Refused("layout", "a text begins in a way that is not known")
        kept_break = self._layout.line_break if self._text[node.start : node.end].endswith("\n") else ""
        if isinstance(new, str):
            return [Edit(node.start, sign.end(), new), Edit(header_end, node.end, kept_break)]
        body = "".join(self._layout.line_break + line for line in new.lines)
        return [Edit(node.start, sign.end(), new.header), Edit(header_end, node.end, body + kept_break)]

    def _in_place_of_words(self, child: Child, new: Block | str) -> list[Edit]:
        """A comment behind the value stays behind it, in its column where there is room."""
        node, tree = child.value, self._tree
        start, end = node.start, node.end
        first = new if isinstance(new, str) else new.header
        if start == end:
            start = end = child.head_end if child.key is None else self._text.index(":", child.head_end) + 1
            rest = self._text[end : tree.line_end(end)]
            spaces = len(rest) - len(rest.lstrip(" "))
            taken = spaces if not rest.strip() else max(0, min(len(first) + 1, spaces - 2))
            end += taken
            first = f" {first}"
        elif isinstance(new, Block) and not self._text[child.head_end : start].strip(": \r\n"):
            start = child.head_end if child.key is None else self._text.index(":", child.head_end) + 1
            first = f" {first}"
        if isinstance(new, str):
            return [Edit(start, end, first)]
        stop = tree.line_end(end)
        if self._text[end:stop].strip() and not tree.comment_behind(end):
            raise Refused("layout", "something stands behind the value")
        return [
            Edit(start, end, first),
            Edit(stop, stop, "".join(self._layout.line_break + line for line in new.lines)),
        ]

    def _body_column(self, child: Child) -> int:
        """Where the lines of a text in block style begin: where they did, else one step in."""
        node, own = child.value, self._tree.column(child.start)
        if node.style in {"|", ">"} and not re.match(r"[|>][-+]?\d", self._text[node.start :][:3]):
            body = self._text[self._tree.next_line(node.start) : node.end]
            if first := re.search(r"^( *)\S", body, re.MULTILINE):
                return len(first[1])
        return own + (self._layout.step if child.key is not None else 2)

    def _comment_of(self, child: Child) -> str:
        """The comment behind a key whose value stands below it, or behind a value on one line."""
        tree, value = self._tree, child.value
        place = child.head_end if child.key is None else self._text.index(":", child.head_end) + 1
        if comment := tree.comment_behind(place):
            return comment
        if value.style in {"|", ">"}:
            sign = _HEADER.match(self._text, value.start)
            return tree.comment_behind(sign.end()) if sign else ""
        return "" if value.style == "block" else tree.comment_behind(value.end)

    def _end_of_entry(self, child: Child) -> int:
        end = child.end
        while end > child.start and self._text[end - 1] in "\r\n":
            end -= 1
        return end

    # --- something new

    def _add_key(self, route: Route, value: Data) -> list[Edit]:
        up, key = route[:-1], str(route[-1])
        parent = self._tree.find(up)
        if parent is None:
            return self._add_key(up, {key: value})
        if not isinstance(parent.data, dict):
            return self.rewrite(up, {key: value})
        place = self._shape.place(up, list(parent.data), key)
        if parent.style == "flow":
            new = f"{self._writer.key(key, up)}: {self._writer.inline(value, route, flow=True)}"
            return self._add_in_flow(parent, place, new)
        lines = self._writer.entry(key, value, self._tree.column(parent.children[0].start), route)
        return self._add_lines(parent, place, lines)

    def _insert(self, route: Route, value: Data, index: int | None) -> list[Edit]:
        node = self._tree.find(route)
        if node is None or not isinstance(node.data, list):
            return self._set(route, [value])
        place = len(node.children) if index is None else index
        here = (*route, place)
        if node.style == "block":
            return self._add_lines(
                node, place, self._writer.item(value, self._tree.column(node.children[0].start), here)
            )
        wide = isinstance(value, dict) or (isinstance(value, str) and self._writer.wants_block(value, 40))
        if wide and "#" not in self._text[node.start : node.end]:
            return self.rewrite(route, [*node.data[:place], value, *node.data[place:]])
        return self._add_in_flow(node, place, self._writer.inline(value, here, flow=True))

    def _add_in_flow(self, node: Node, place: int, new: str) -> list[Edit]:
        if not node.children:
            return [Edit(node.end - 1, node.end - 1, new)]
        if place < len(node.children):
            start = node.children[place].start
            return [Edit(start, start, f"{new}, ")]
        end = node.children[-1].end
        return [Edit(end, end, f", {new}")]

    def _add_lines(self, node: Node, place: int, lines: list[str]) -> list[Edit]:
        """Whole lines before the child with this number, or behind the last."""
        tree, line_break = self._tree, self._layout.line_break
        if place == 0 and tree.begins_its_line(node.children[0].start):
            at = tree.line_start(node.children[0].start)
            at = self._above_comments(node.children[0], at) if node.children[0].key is None else at
        elif place == 0:
            column = tree.column(node.children[0].start)
            start = node.children[0].start
            return [Edit(start, start, line_break.join([*lines, " " * column])[column:])]
        else:
            at = tree.past(node.children[place - 1])
        if at == len(self._text) and not self._text.endswith("\n"):
            return [Edit(at, at, "".join(line_break + line for line in lines))]
        return [Edit(at, at, "".join(line + line_break for line in lines))]

    def _above_comments(self, child: Child, stop: int) -> int:
        """Where the comments begin that stand right above an item, in its column: they speak of it."""
        tree, column = self._tree, self._tree.column(child.start)
        while stop:
            start = tree.line_start(stop - 1)
            line = self._text[start:stop]
            if not line.startswith(" " * column + "#"):
                break
            stop = start
        return stop

    # --- something less

    def _delete(self, route: Route) -> list[Edit]:
        parent, child = self._place(route)
        if parent.style == "flow":
            return self._delete_in_flow(parent, parent.children.index(child))
        tree = self._tree
        stop = tree.past(child)
        if tree.begins_its_line(child.start):
            start = tree.line_start(child.start)
            if stop == len(self._text) and not self._text.endswith("\n") and start:
                start -= 2 if self._text[:start].endswith("\r\n") else 1
            return [Edit(start, stop, "")]
        following = parent.children[parent.children.index(child) + 1] if child is not parent.children[-1] else None
        if following is None:
            raise Refused("layout", "it stands behind a dash alone")
        line = tree.line_start(child.start)
        between = self._text[stop : tree.line_start(following.start)]
        return [*([Edit(line, line, between)] if between.strip() else []), Edit(child.start, following.start, "")]

    def _delete_in_flow(self, parent: Node, index: int) -> list[Edit]:
        children = parent.children
        child = children[index]
        if index + 1 < len(children):
            start, stop = child.start, children[index + 1].start
            commas = self._text[child.end : stop]
            comma = child.end
        else:
            start, stop = (children[index - 1].end if index else child.start), child.end
            commas = self._text[start : child.start] if index else ""
            comma = start
        if "#" not in commas:
            return [Edit(start, stop, "")]
        comma = self._tree.skip_gap(comma)  # what stands around it is somebody's comment
        return sorted([Edit(child.start, child.end, ""), Edit(comma, comma + 1, "")], key=lambda edit: edit.start)

    # --- another order

    def _move(self, route: Route, index: int, to: int) -> list[Edit]:
        node = self._place(route)[1].value
        if node.style == "flow":
            spans = [(child.start, child.end) for child in node.children]
        else:
            spans = [self._lines_of(child) for child in node.children]
        order = list(range(len(spans)))
        order.insert(to, order.pop(index))
        texts = [self._text[start:end] for start, end in spans]
        return [
            Edit(start, end, texts[source])
            for place, ((start, end), source) in enumerate(zip(spans, order, strict=True))
            if place != source
        ]

    def _lines_of(self, child: Child) -> tuple[int, int]:
        """An item with the comments above it and behind it, without the last break."""
        tree = self._tree
        end = self._end_of_entry(child) if self._text[child.end - 1] == "\n" else tree.line_end(child.end)
        if not tree.begins_its_line(child.start):
            return child.start, end
        start = self._above_comments(child, tree.line_start(child.start))
        return start + tree.column(child.start), end


def layout_of(tree: Tree) -> Layout:
    """How most of the file is laid out."""
    steps = Counter(_indents(tree, dict))
    dashes = Counter(_indents(tree, list))
    most = [counted.most_common(1)[0][0] if counted else 2 for counted in (steps, dashes)]
    crlf = tree.text.count("\r\n") * 2 > tree.text.count("\n")
    return Layout(most[0], most[1], "\r\n" if crlf else "\n")


def _indents(tree: Tree, kind: type) -> Iterator[int]:
    for _, child in tree.walk():
        value = child.value
        if child.key is not None and value.style == "block" and isinstance(value.data, kind) and value.children:
            yield tree.column(value.children[0].start) - tree.column(child.start)
