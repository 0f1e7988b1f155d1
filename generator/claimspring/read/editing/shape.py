"""What a file's model says about how the file is written: which keys come in which order, and what is no text."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from claimspring.model.base import Model
from claimspring.model.finding import Route
from claimspring.model.values import FullDate, PartialDate
from claimspring.read.fields import fields_of, find_field, id_kind


@dataclass(frozen=True, slots=True)
class ValueShape:
    """The model of a file, or of each entry of a file that lists them by id."""

    model: type[Model] | None = None
    by_id: bool = False
    typed: bool = False
    """Whether what stands there is taken for no text where there is no model."""
    texts: frozenset[str] = frozenset()
    """The keys of what is text nonetheless."""

    def order(self, route: Route) -> Sequence[str]:
        """The keys that the mapping at `route` may have, in the model's order; empty where any may stand there."""
        if self.model is None or (self.by_id and not route):
            return ()
        return fields_of(self.model, route[1:] if self.by_id else route)

    def sorted(self, route: Route, keys: Iterable[str]) -> list[str]:
        """The keys in the model's order; those it does not know stay behind, in theirs."""
        order = list(self.order(route))
        return sorted(keys, key=lambda key: order.index(key) if key in order else len(order))

    def place(self, route: Route, keys: Sequence[str], key: str) -> int:
        """Before which of the `keys` that are there a new one goes.

        A list by id stays in the order of the alphabet where it is: two people who add to it seldom meet there.
        """
        order = list(self.order(route))
        if not order and self.by_id and not route and list(keys) == sorted(keys):
            return next((index for index, other in enumerate(keys) if other > key), len(keys))
        if key not in order:
            return len(keys)
        earlier = [index for index, other in enumerate(keys) if other in order[: order.index(key)]]
        return max(earlier) + 1 if earlier else 0 if keys and keys[0] in order else len(keys)

    def named(self, route: Route) -> str | None:
        """Of what the id at `route` is the name (`source`, `actor` …); None where no id stands there."""
        field = find_field(self.model, route[1:] if self.by_id else route) if self.model else None
        return id_kind(field) if field else None

    def is_typed(self, route: Route) -> bool:
        """Whether a date, a number or a truth value stands at `route`, and no text."""
        if self.model is None:
            return self.typed and not (route and route[-1] in self.texts)
        field = find_field(self.model, route[1:] if self.by_id else route)
        return field is not None and any(kind in _NO_TEXTS for kind in (field.annotation, *get_args(field.annotation)))


SHAPELESS = ValueShape()
"""That of a file nothing is known about."""

_NO_TEXTS = (bool, int, float, dt.date, FullDate, PartialDate)
"""What stands in a file without quotation marks although YAML takes it for no text."""
