"""The shapes that tell verdicts, stances and tools apart without colour: masks, filled with the text's own colour."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from urllib.parse import quote

from markupsafe import Markup

VERDICT_SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "check": "M4.6 8.3 7.1 10.7 11.6 5.6",
        "mostly": "M4.8 7 7 9.2 11 4.8M5 12H11",
        "half": "M8.8 3.9A4.2 4.2 0 0 1 8.8 12.1Z",
        "barely": "M5.6 4.4 10.4 9.2M10.4 4.4 5.6 9.2M5 12H11",
        "cross": "M5.1 5.1 10.9 10.9M10.9 5.1 5.1 10.9",
        "question": "M6.1 6.4A1.95 1.95 0 1 1 8.9 8.1Q8 8.6 8 9.4M8 11.6V11.7",
        "balance": "M3.5 8H12.5M5.5 6 3.5 8 5.5 10M10.5 6 12.5 8 10.5 10",
        "satire": "M5 6H6.3M9.7 6H11M4.8 9.6Q8 12.4 11.2 9.6",
        "open": "",
    }
)
"""Icon names that ratings.yml may use, each the sign in a disc; `open` also stands for a claim still being checked."""

_RINGS = frozenset({"question", "open"})
"""What nothing was found about is a ring, not a disc."""

_OTHER_SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "supports": "M8 13.5V3M3.5 7.5 8 3 12.5 7.5",
        "refutes": "M8 2.5V13M3.5 8.5 8 13 12.5 8.5",
        "qualifies": "M2 9.5Q5 4.5 8 8T14 6.5",
        "context": "M3 4.5H13M3 8H13M3 11.5H9",
        "out": "M6 3H3V13H13V10M9 3H13V7M13 3 7.5 8.5",
        "link": "M6.5 9.5 9.5 6.5M7 4.5 8.5 3A3 3 0 0 1 13 7.5L11.5 9M4.5 7 3 8.5A3 3 0 0 0 7.5 13L9 11.5",
        "report": "M3.5 14.5V2.5H12L10 6 12 9.5H3.5",
        "light": "M8 5A3 3 0 1 0 8.01 5M8 1V2.5M8 13.5V15M1 8H2.5M13.5 8H15M3 3 4 4M12 12 13 13M13 3 12 4M4 12 3 13",
        "dark": "M13 9.8A5.8 5.8 0 0 1 6.2 3A5.8 5.8 0 1 0 13 9.8Z",
        "auto": "M8 2A6 6 0 1 0 8.01 2M8 2V14M8 5H12.5M8 8H14M8 11H12.5",
        "find": "M7 2.5A4.5 4.5 0 1 0 7.01 2.5M10.5 10.5 14 14",
        "copy": "M5.5 5.5H13.5V14H5.5ZM3 11V2.5H11",
    }
)

FALLBACK = "open"
_STROKE = 'fill="none" stroke="#000" stroke-width="{}" stroke-linecap="round" stroke-linejoin="round"'
_DRAWING = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{{}}<path d="{{}}" {_STROKE}/></svg>'
_DISC = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><mask id="m"><circle cx="8" cy="8" r="8" fill="#fff"/>'
    f'<path d="{{}}" {_STROKE.format(2)}/></mask><circle cx="8" cy="8" r="8" mask="url(#m)"/></svg>'
)
"""The sign is cut out of the disc."""
_RING = f'<circle cx="8" cy="8" r="7" {_STROKE.format(1.8)}/>'


def shape_class(name: str | None) -> str:
    """The class that gives a verdict its colour and underline, by its icon's name."""
    return f"v-{name if name in VERDICT_SHAPES else FALLBACK}"


@cache
def icon(name: str | None) -> Markup:
    """The icon, which screen readers pass over: a word always stands beside it."""
    shape = name if name in VERDICT_SHAPES or name in _OTHER_SHAPES else FALLBACK
    return Markup('<i class="i i-{}"></i>').format(shape)


def drawn_sign(name: str | None) -> str:
    """The verdict's sign inside a picture, in a box of 16 by 16; the style sheet colours disc and sign."""
    shape = name if name and name in VERDICT_SHAPES else FALLBACK
    style, radius = ("ring", 7) if shape in _RINGS else ("disc", 8)
    drawn = f'<circle cx="8" cy="8" r="{radius}"/><path d="{VERDICT_SHAPES[shape]}"/>'
    return f'<g class="{style} {shape_class(name)}">{drawn}</g>'


def icon_styles() -> str:
    """The style sheet's rules with the shapes, so that no page has to carry them."""
    return "".join(
        [
            *(_rule(f".i-{name}, .v-{name}", _verdict(name, path)) for name, path in VERDICT_SHAPES.items()),
            *(_rule(f".i-{name}", _DRAWING.format("", path, 2)) for name, path in _OTHER_SHAPES.items()),
        ]
    )


def _verdict(name: str, path: str) -> str:
    if name in _RINGS:
        return _DRAWING.format(_RING, path, 1.8)
    drawing = _DISC.format(path)
    return drawing.replace('fill="none"', 'fill="#000"') if path.endswith("Z") else drawing


def _rule(selector: str, drawing: str) -> str:
    address = quote(drawing.replace('"', "'"), safe=" /:=',.()")
    return f'{selector} {{ --i: url("data:image/svg+xml,{address}"); }}\n'
