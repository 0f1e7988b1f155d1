"""The structured data of a page: JSON-LD as it is found in the wild, as a flat list of nodes, bounded."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_WRAPPED = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_COMMA = re.compile(r",\s*([}\]])")
_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"\s+")
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item")
_SCRIPTS, _NODES, _LONGEST = 400, 5_000, 4_000_000

Node = Mapping[str, Any]


def nodes_of(tree: Any) -> list[Node]:  # noqa: ANN401 -- lxml ships no types
    """All nodes of a page's JSON-LD in the order of the page, those inside of others after them."""
    return [node for value in _values(tree) for node in _nodes(value)]


def types(node: Node) -> frozenset[str]:
    """The types of a node, without their vocabulary."""
    given = node.get("@type")
    return frozenset(
        str(one).rpartition("/")[2] for one in (given if isinstance(given, list) else [given]) if isinstance(one, str)
    )


def text(value: object) -> str | None:
    """A text, whatever it is wrapped in: a list, a node with a name, markup, entities escaped twice."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("headline")
    if not isinstance(value, str):
        return None
    plain = html.unescape(html.unescape(_TAG.sub("", value)))
    return _SPACE.sub(" ", plain).strip() or None


def names(value: object, by_id: Mapping[str, Node]) -> list[str]:
    """The names of people or bodies, given as texts, nodes, lists of them or references to nodes."""
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        node = one
        if isinstance(one, dict) and not one.get("name") and isinstance(one.get("@id"), str):
            node = by_id.get(one["@id"], one)
        if isinstance(node, dict) and isinstance(node.get("name"), list):
            found.extend(name for name in map(text, node["name"]) if name)
        elif name := text(node):
            found.append(name)
    return [name for name in found if not name.startswith(("http://", "https://", "#"))]


def by_id(nodes: Sequence[Node]) -> dict[str, Node]:
    """The nodes that others refer to."""
    return {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}


def _values(tree: Any) -> Iterator[Any]:  # noqa: ANN401
    for number, script in enumerate(tree.iter("script")):
        if number > _SCRIPTS:
            return
        kind = (script.get("type") or "").partition(";")[0].strip().lower()
        raw = script.text or ""
        if kind == "application/ld+json" and len(raw) <= _LONGEST:
            yield from _parsed(_WRAPPED.sub("", raw).strip().rstrip(";"))


def _parsed(raw: str) -> Iterator[Any]:
    """A value, with the slips mended that browsers' own tools let pass: controls in texts, a comma at an end."""
    bare = _CONTROL.sub(" ", raw)
    for attempt in (raw, bare, _COMMA.sub(r"\1", bare)):
        try:
            yield json.loads(attempt, parse_int=str, parse_float=str)
        except (ValueError, RecursionError):
            continue
        return


def _nodes(value: Any) -> Iterator[Node]:  # noqa: ANN401 -- whatever the JSON holds
    stack, seen = [value], 0
    while stack and seen < _NODES:
        top = stack.pop()
        seen += 1
        if isinstance(top, dict):
            yield top
            stack.extend(top[key] for key in reversed(_WITHIN) if isinstance(top.get(key), dict | list))
        elif isinstance(top, list):
            stack.extend(reversed(top))
