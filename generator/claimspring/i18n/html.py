"""HTML as plain strings with a type: what the innermost loops write, hundreds of times for each page.

For the type checker `Html` is a class of its own, so that no text gets into a page unescaped and nothing is escaped
twice, cut or compared; when the program runs it is a plain string, which costs half as much as `markupsafe.Markup`.
The same signs become the same entities as with `markupsafe.escape`, which templates use: what comes of both can stand
side by side.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from claimspring.i18n.multilingual import Said, multilingual

if TYPE_CHECKING:

    class Html:
        """A piece of HTML in one or several languages, every text in it escaped."""

        def __html__(self) -> str:
            """As templates see it."""

        def __add__(self, other: "Html") -> "Html":
            """Both, one after the other."""

else:
    Html = str


def escaped(text: Said) -> Html:
    """The text with the five signs that mean something in HTML as entities, for elements and quoted attributes."""
    return html(
        str(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;")
        .replace('"', "&#34;")
    )


def html(text: Said) -> Html:
    """A piece of HTML that we wrote: every value in it is `Html` already, a number, or a name of ours."""
    return text  # type: ignore[return-value] # it is one when the program runs


def joined(parts: Iterable[Html], between: str = "") -> Html:
    """The parts one after the other."""
    return html(between.join(parts))  # type: ignore[arg-type] # they are strings when the program runs


def html_in_each(pieces: Sequence[Html]) -> Html:
    """A piece that is another one in each language."""
    return html(str(multilingual(list(map(str, pieces)))))


def markup(piece: Html) -> Markup:
    """The same for a template, which escapes all that it does not know to be HTML."""
    return Markup(piece)  # noqa: S704 -- that it is safe is what its type says
