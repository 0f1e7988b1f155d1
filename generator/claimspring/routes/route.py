"""The shape of an address: from a key to a place, and from a place back to the key.

A *place* is a path from the site's root without a leading slash (`claims/a/b/`, or `` for the home page), the same in
every language.
"""

import re
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
_FIELD = re.compile(r"\{(\w+)\}")


class Route(Generic[K]):
    """The places of one kind of page, or of one kind of file beside pages.

    >>> Route("sources/{source}/", str).place("report"), Route("sources/{source}/", str).key("sources/report/")
    ('sources/report/', 'report')
    """

    def __init__(self, pattern: str, key: Callable[..., K]) -> None:
        """`{name}` in the pattern stands for one folder or file name, `{path}` for any number of folders.

        `key` makes a key of these words in their order; a key of several is the tuple of them.
        """
        self.pattern = pattern
        self._shape, self._key = _FIELD.sub("%s", pattern), key
        pieces = _FIELD.split(pattern)
        pieces[::2] = map(re.escape, pieces[::2])
        pieces[1::2] = ["(.*)" if name == "path" else "([^/]+)" for name in pieces[1::2]]
        self._places = re.compile("".join(pieces))

    def place(self, key: K) -> str:
        """Where the page of a key stands; it never changes."""
        return self._shape % key

    def key(self, place: str) -> K | None:
        """The key whose page stands at a place; None where the place has another shape."""
        found = self._places.fullmatch(place)
        return self._key(*found.groups()) if found else None


class Numbered(Route[int]):
    """A page that is like no other, or a list in several pages: the first at the list's own place.

    >>> Numbered("claims/").place(), Numbered("claims/").place(2)
    ('claims/', 'claims/page_2/')
    """

    def __init__(self, pattern: str) -> None:
        super().__init__(f"{pattern}page_{{number}}/", int)  # a name that no id can have, for the underscore in it
        self.pattern = pattern

    def place(self, key: int = 1) -> str:
        """Where a page of the list stands."""
        return self.pattern if key == 1 else super().place(key)

    def key(self, place: str) -> int | None:
        """The number of the page at a place."""
        if place == self.pattern:
            return 1
        try:
            number = super().key(place)
        except ValueError:
            return None
        return number if number and self.place(number) == place and number > 1 else None
