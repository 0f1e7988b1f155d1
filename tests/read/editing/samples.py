"""Files as people lay them out, and changes as nobody would make them: seeded, for tests and the campaign."""

import random
import re
from collections.abc import Iterator

import yaml

from claimspring.read.editing.operations import Delete, Insert, Move, Operation, Rename, Set
from claimspring.read.editing.shape import ValueShape

from .oracles import Route, Tree

NASTY = (
    *(
        "no",
        "null",
        "~",
        "",
        "3",
        "-3",
        "2023-08-14",
        "yes",
        "on",
        "=",
        "<<",
        "0x1F",
        "1_000",
        "12:30:45",
        "1e3",
        ".inf",
    ),
    *("- dash", "# hash", "a #b", "a: b", "a:", "a:b", "?", ":", "-", "—", "…", "---", "...", "--- a", "-x", "? q"),
    *("'quoted'", "\"double\" and 'single'", "l'accord du 5 mai", "[bracket]", "{brace}, x", "a, b", "a]b", "100 %"),
    *("*star", "&and", "!tag", "%percent", "@at", "`tick`", "| pipe", "> more", "key: value\n# comment\nother: x"),
    *("trailing ", "  leading", "a\tb", "tab\t", "\ttab first", "a  b two spaces", " ", "back\\slash", "C:\\dir\\new"),
    *("no-break\u00a0: there", "\u00a0first", "narrow\u202f?", "« Oui », dit-il", "zero\u200bwidth", "join\u200der"),
    *("\ufeffmark", "line\u2028separator", "next\u0085line", "bell\x07", "السلام", "turned\u202eround", "🧭 and 𝒳"),
    *(
        "https://a.example/x?y=1#z",
        "“curly”",
        "‘c’",
        "one\n\ntwo",
        "line\nline",
        "  indented\nsecond",
        "end\n",
        "\n\nx",
    ),
    *(
        "x" * 300,
        "word " * 60 + "end",
        "é" * 120,
        "long" + "y" * 120 + " and more words that fold at the end of it all",
    ),
    "long text with #1 and key: value inside, " * 4 + "end",
    "**bold** and *em*\n\n* list\n* two\n\n> quote\n\n    code that is indented\n\nlast",
)
ODD = (
    "a:\n  - - x\n    - y\n  - - z\n    # in\n    - w\nb: c\n",
    "a:\n- s: x\n\n  # between\n  t: y\n- s: z\n  t: w # end\n",
    "a: [b: c, {d: e}, [f, g]]\nh: {i: , j: k, l}\n",
    "a: {b: c, # one\n  d: e, # two\n  }\nf: [\n  x, # x\n\n  y # y\n]\n",
    "a: >\n  text\n  more\n\nb: |2\n   indented\n  less\nc: >+\n  kept\n\n\n# after\nd: |+\n  end\n\n",
    "\n\n# top\n\na: b\n\n\n# mid\nc:\n\n  # inner\n  d: e\n\n  # tail of c\n# end\n",
    "a:\n      - far\n      - farther\nb:\n         c: d\n         e:\n               f: g\n",
    "a: 'it''s'\nb: \"x\\ty\"\nc: \"long\n  over lines\n\n  two\"\nd: plain\n  over\n  lines\ne: f\n",
    "a: null\nb: ~\nc:\nd: ''\ne: [ ]\nf: { }\ng: x\n",
    "---\na: b\nc: [d]\n",
    "a   :  b\n\"c d\"  : e\n'f': [g]\n",
    "a:\n  # only\n  - x # one\n  # two\n  - y\n# three\nb: z",
    "a:\n  b:\n    c:\n      - d: e\n        f:\n          - g\n          - h: i\n            j: k\n",
)
"""Files as nobody of us would lay them out."""
_WORDS = (
    'the port said that Jane’s visit — on 14 August — was « utile », #1; it’s: a [sic] of 10% & more * _all_ "here"'
)


def some_text(chance: random.Random) -> str:
    if chance.random() < 0.45:
        return chance.choice(NASTY)
    words = _WORDS.split()
    paragraphs = [
        " ".join(chance.choice(words) for _ in range(chance.choice([1, 3, 8, 20, 60])))
        for _ in range(chance.choice([1, 1, 1, 1, 2, 3]))
    ]
    return "\n\n".join(paragraphs)


def some_value(chance: random.Random) -> Tree:
    match chance.randrange(10):
        case 0:
            return {language: some_text(chance) for language in chance.sample(["en", "fr", "es"], chance.randint(1, 3))}
        case 1:
            return [some_text(chance) for _ in range(chance.randint(1, 3))]
        case 2:
            return None
        case _:
            return some_text(chance)


def some_item(chance: random.Random, like: list[Tree]) -> Tree:
    if any(isinstance(item, str) for item in like):
        return some_text(chance)
    return {"source": f"some-source-{chance.randrange(99)}", "stance": "supports", "passage": some_text(chance)}


def places(data: Tree, route: Route = ()) -> Iterator[tuple[Route, Tree]]:
    """Every value below the top with its route."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in steps:
        yield (*route, step), value
        yield from places(value, (*route, step))


def some_operation(chance: random.Random, data: dict[str, Tree], shape: ValueShape) -> Operation:
    """A change that makes sense for the data at hand, whatever it says."""
    kinds = (_set_text, _set_any, _add_key, _insert, _delete, _move, _rename)
    while True:
        (kind,) = chance.choices(kinds, (5, 1, 2, 3, 2, 2, 0.3))
        if operation := kind(chance, data, shape):
            return operation


def _set_text(chance: random.Random, data: dict[str, Tree], _: ValueShape) -> Operation | None:
    single = [route for route, value in places(data) if not isinstance(value, dict | list)]
    return Set(chance.choice(single), some_text(chance)) if single else None


def _set_any(chance: random.Random, data: dict[str, Tree], _: ValueShape) -> Operation | None:
    return Set(chance.choice(list(places(data)))[0], some_value(chance))


def _add_key(chance: random.Random, data: dict[str, Tree], shape: ValueShape) -> Operation | None:
    route, value = chance.choice([((), data), *(place for place in places(data) if isinstance(place[1], dict))])
    keys = [key for key in (*shape.order(route), "en", "another") if key not in value]
    return Set((*route, chance.choice(keys)), some_value(chance)) if keys else None


def _insert(chance: random.Random, data: dict[str, Tree], _: ValueShape) -> Operation | None:
    lists = [(route, value) for route, value in places(data) if isinstance(value, list) and value]
    if not lists:
        return None
    route, value = chance.choice(lists)
    return Insert(route, some_item(chance, value), chance.choice([None, chance.randrange(len(value) + 1)]))


def _delete(chance: random.Random, data: dict[str, Tree], _: ValueShape) -> Operation | None:
    return Delete(chance.choice(list(places(data)))[0]) if len(data) > 1 else None


def _move(chance: random.Random, data: dict[str, Tree], _: ValueShape) -> Operation | None:
    lists = [(route, value) for route, value in places(data) if isinstance(value, list) and len(value) > 1]
    if not lists:
        return None
    route, value = chance.choice(lists)
    return Move(route, chance.randrange(len(value)), chance.randrange(len(value)))


def _rename(chance: random.Random, data: dict[str, Tree], _: ValueShape) -> Operation | None:
    route, _value = chance.choice([(route, value) for route, value in places(data) if isinstance(route[-1], str)])
    return Rename(route, f"renamed-{chance.randrange(99)}")


_ENTRY = re.compile(r"(?P<head>\s*(?:- )?[a-z_]+: )(?P<value>[^\s|>\[{\"'#&*!\\][^\"'\\#]*?)(?P<rest>\s+#.*)?")


def restyled(text: str, chance: random.Random) -> str:
    """The same data laid out by somebody else: comments, blank lines, other quotes and breaks, flow over lines."""
    within = set[int]()
    headers = set[int]()
    for token in yaml.scan(text, yaml.SafeLoader):
        if isinstance(token, yaml.ScalarToken):
            is_block = token.style in {"|", ">"}
            last = token.end_mark.line - (1 if is_block and not token.end_mark.column else 0)
            within.update(range(token.start_mark.line + 1, last + 1))
            headers.update([token.start_mark.line] if is_block else [])
    lines: list[str] = []
    for number, line in enumerate(text.rstrip("\n").split("\n")):
        new = line
        if number not in within and line.strip():
            lines += _between(line, number, chance)
            new = _behind(line, number, chance, plain=number not in headers and number + 1 not in within)
        lines.append(new)
    whole = "\n".join(lines) + ("\n" if chance.random() < 0.75 else "")
    return whole.replace("\n", "\r\n") if chance.random() < 0.25 else whole


def _between(line: str, number: int, chance: random.Random) -> Iterator[str]:
    indent = line[: len(line) - len(line.lstrip())]
    if chance.random() < 0.12:
        yield indent + chance.choice(["# a note", "#note", "# key: value", "# - item"]) + str(number)
    if chance.random() < 0.04:
        yield ""


def _behind(line: str, number: int, chance: random.Random, *, plain: bool) -> str:
    if line.lstrip().startswith("#"):
        return line
    match = _ENTRY.fullmatch(line)
    if plain and match and chance.random() < 0.2:
        quote = chance.choice("'\"")
        line = f"{match['head']}{quote}{match['value']}{quote}{match['rest'] or ''}"
    elif plain and line.endswith("]") and ": [" in line and "#" not in line and chance.random() < 0.5:
        head, _, items = line[:-1].partition("[")
        indent = " " * (len(line) - len(line.lstrip()) + 4)
        broken = [f"{item.strip()},  # item {at} of {number}" for at, item in enumerate(items.split(","))]
        line = "\n".join([f"{head}[", *(indent + item for item in broken), f"{indent[:-2]}]"])
    if chance.random() < 0.12 and "\n" not in line:
        line += chance.choice(["  # why", " # asked AFP", "   # x: y"]) + str(number)
    return line
