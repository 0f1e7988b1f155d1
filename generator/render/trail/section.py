"""A figure of a trail as a section of a page: headline, picture, what to notice, the same as a list. Pure."""

from markupsafe import Markup

from generator.render.escape import escaped
from generator.render.trail.figure import Figure
from generator.render.words import Words


def section(name: str, figure: Figure, words: Words) -> Markup:
    """The section; `name` is unique on its page."""
    as_list = words.say("The same as a list")
    return Markup(  # noqa: S704 -- texts are escaped, picture and list are safe already
        f'<section class="trail" aria-labelledby="{name}">\n<h2 id="{name}">{escaped(figure.title)}</h2>\n'
        f'<p class="trail-headline">{escaped(figure.headline)}</p>\n{figure.picture}\n{_remarks(figure)}'
        f'<details class="trail-as-list"><summary>{escaped(as_list)}</summary>\n'
        f"{figure.outline}\n</details>\n</section>"
    )


def _remarks(figure: Figure) -> str:
    if not figure.remarks:
        return ""
    items = "".join(f'<li class="r-{remark.kind}">{escaped(remark.text)}</li>\n' for remark in figure.remarks)
    return f'<ul class="trail-remarks">\n{items}</ul>\n'
