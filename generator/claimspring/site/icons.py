"""The shapes that tell verdicts, stances and tools apart without colour: masks, filled with the text's own colour."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from urllib.parse import quote

from markupsafe import Markup

VERDICT_SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "check": "M2.5 8.5 6.5 12.5 13.5 3.5",
        "mostly": "M2 7.5 5.5 11 11.5 3.5M3 14H13",
        "half": "M8 2A6 6 0 1 0 8.01 2M8 2V14M10 3.5V12.5M12 5V11",
        "barely": "M4.5 3 11.5 10M11.5 3 4.5 10M3 14H13",
        "cross": "M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5",
        "question": "M5 5.5A3 3 0 1 1 8 8.7V10.2M8 12.9V13.2",
        "balance": "M1.5 8H14.5M4.5 5 1.5 8 4.5 11M11.5 5 14.5 8 11.5 11",
        "satire": "M2 5Q8 1.5 14 5Q14 12 8 14.5Q2 12 2 5ZM5 7H6.5M9.5 7H11M5.5 10.5Q8 12.5 10.5 10.5",
        "open": "M8 2.5A5.5 5.5 0 1 0 8.01 2.5",
    }
)
"""Icon names that ratings.yml may use, each a shape of its own; `open` also stands for a claim still being checked."""

_OTHER_SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "supports": "M8 13.5V3M3.5 7.5 8 3 12.5 7.5",
        "refutes": "M8 2.5V13M3.5 8.5 8 13 12.5 8.5",
        "qualifies": "M2 9.5Q5 4.5 8 8T14 6.5",
        "context": "M3 4.5H13M3 8H13M3 11.5H9",
        "out": "M6 3H3V13H13V10M9 3H13V7M13 3 7.5 8.5",
        "link": "M6.5 9.5 9.5 6.5M7 4.5 8.5 3A3 3 0 0 1 13 7.5L11.5 9M4.5 7 3 8.5A3 3 0 0 0 7.5 13L9 11.5",
        "report": "M3.5 14.5V2.5H12L10 6 12 9.5H3.5",
        "copy": "M5.5 5.5H13.5V14H5.5ZM3 11V2.5H11",
    }
)

FALLBACK = "open"
_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="{}" fill="none" stroke="#000" '
    'stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>'
)


def shape_class(name: str | None) -> str:
    """The class that gives a verdict its colour and underline, by its icon's name."""
    return f"v-{name if name in VERDICT_SHAPES else FALLBACK}"


@cache
def icon(name: str | None) -> Markup:
    """The icon, which screen readers pass over: a word always stands beside it."""
    shape = name if name in VERDICT_SHAPES or name in _OTHER_SHAPES else FALLBACK
    return Markup('<i class="i i-{}"></i>').format(shape)


def icon_styles() -> str:
    """The style sheet's rules with the shapes, so that no page has to carry them."""
    return "".join(
        [
            *(_rule(f".i-{name}, .v-{name}", path) for name, path in VERDICT_SHAPES.items()),
            *(_rule(f".i-{name}", path) for name, path in _OTHER_SHAPES.items()),
        ]
    )


def _rule(selector: str, path: str) -> str:
    return f'{selector} {{ --i: url("data:image/svg+xml,{quote(_DRAWING.format(path))}"); }}\n'
