"""JSON-LD as text: by itself in a file, or inside a page's script element, where no string may end the script."""

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from markupsafe import Markup

Node: TypeAlias = Mapping[str, Any]
"""One JSON-LD node; `None` and empty lists are left out by `compact`."""

_SCRIPT_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def compact(**properties: object) -> dict[str, object]:
    """A node without the properties that are not known; a leading underscore in a name stands for `@`."""
    return {
        f"@{name[1:]}" if name.startswith("_") else name: value
        for name, value in properties.items()
        if value not in (None, "", [], {}, ())
    }


def document(node: Node) -> str:
    """The node as a file's text, indented for people, with a final line break."""
    return json.dumps(node, ensure_ascii=False, indent=2) + "\n"


def script(node: Node) -> Markup:
    """The node as a script element: whatever its strings hold, they cannot close the element.

    The escapes are those of JSON itself, so every reader sees the same strings.
    """
    text = json.dumps(node, ensure_ascii=False, separators=(",", ":")).translate(_SCRIPT_ESCAPES)
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))  # noqa: S704 -- escaped above
