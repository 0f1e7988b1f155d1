"""Text of a YAML file -> plain data with positions of keys and values, or faults. The only importer of PyYAML.

Events of libyaml go through our own constructor: every plain scalar stays a string (`no` is no False, `14:00` no 840;
the models convert), and duplicate keys, anchors, tags, second documents and deep nesting are refused. CSafeLoader
would end the process on 25,000 nested brackets; here the depth is bounded while the events arrive.
"""

from dataclasses import dataclass
from typing import TypeAlias, cast

from yaml import YAMLError
from yaml._yaml import CParser, Mark
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from generator.model.finding import Position, Positions, Route, Span
from generator.read.fault import Fault
from generator.read.mistakes import explain

MAX_DEPTH = 32
"""Levels of nesting beyond which a file is refused."""

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds: `data` (None where it could not be read), what is wrong with it, and where things stand."""

    data: dict[str, Data] | None
    faults: tuple[Fault, ...]
    positions: Positions


def parse(text: str) -> Document:
    """The mapping that `text` holds; never raises, whatever the text."""
    constructor = _Constructor()
    data: Data = None
    try:
        data = constructor.document(CParser(text))
    except _Refused as refused:
        constructor.faults.append(refused.fault)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
        constructor.faults.append(explain(text, place, error.problem or "", error.context or ""))
    except YAMLError as error:
        constructor.faults.append(explain(text, Position(1, 1), str(error), ""))
    faults = tuple(constructor.faults)
    return Document(
        data=data if isinstance(data, dict) and not faults else None,
        faults=faults,
        positions=Positions(constructor.keys, constructor.values),
    )


class _Refused(Exception):  # noqa: N818 -- a way out of nested calls, seen by nobody
    """Reading cannot go on after this fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Constructor:
    """Builds data from events; faults that allow reading on are gathered."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.keys: dict[Route, Span] = {}
        self.values: dict[Route, Span] = {}

    def document(self, parser: CParser) -> Data:
        """The first document, which has to be a mapping and the only one."""
        self._next = parser.get_event
        self._next()  # the start of the stream
        if not isinstance(self._next(), DocumentStartEvent):
            raise _Refused(Fault("empty-file", "the file is empty", "fill it in, or delete it"))
        first = self._event()
        data = self._node(first, ())
        self._next()  # the end of the document
        following = self._next()
        if isinstance(following, DocumentStartEvent):
            hint = "keep one document per file: remove the line '---'"
            self.faults.append(Fault("second-document", "a second document starts here", hint, _span(following)))
        if data is None and not self.faults:
            raise _Refused(Fault("empty-file", "the file holds nothing", "fill it in, or delete it"))
        if not isinstance(data, dict) and not self.faults:
            hint = "start with a key and a colon, such as 'statement:'"
            raise _Refused(Fault("not-a-mapping", "the file is no list of keys and values", hint, _span(first)))
        return data

    def _event(self) -> Event:
        event = self._next()
        if event is None:
            raise AssertionError("libyaml ends a stream only after the node that it began")
        return event

    def _node(self, event: Event, route: Route) -> Data:
        if isinstance(event, ScalarEvent):
            self._refuse_extras(event)
            self.values[route] = _span(event)
            return None if event.style == "" and event.value in _NULLS else event.value
        if isinstance(event, AliasEvent):
            self._refuse_alias(event)
            return None
        if not isinstance(event, CollectionStartEvent):
            raise AssertionError(f"libyaml gave {event!r} where a node starts")  # noqa: TRY004 -- no type of ours
        self._refuse_extras(event)
        if len(route) >= MAX_DEPTH:
            hint = "nothing in a file of ours is nested so deeply"
            raise _Refused(Fault("nesting-too-deep", f"more than {MAX_DEPTH} levels of nesting", hint, _span(event)))
        self.values[route] = _span(event)
        end, data = self._mapping(route) if isinstance(event, MappingStartEvent) else self._sequence(route)
        self.values[route] = Span(_span(event).start, _span(end).end)
        return data

    def _sequence(self, route: Route) -> tuple[Event, list[Data]]:
        items: list[Data] = []
        while not isinstance(event := self._event(), SequenceEndEvent):
            items.append(self._node(event, (*route, len(items))))
        return event, items

    def _mapping(self, route: Route) -> tuple[Event, dict[str, Data]]:
        data: dict[str, Data] = {}
        while not isinstance(event := self._event(), MappingEndEvent):
            if not isinstance(event, ScalarEvent) or (event.style == "" and not event.value):
                self._refuse_key(event, route)
                continue
            self._refuse_extras(event)
            key = event.value
            here = (*route, key)
            if key in data:
                first = self.keys[here].start.line
                message = f"the key '{key}' is given twice, first in line {first}"
                self.faults.append(Fault("duplicate-key", message, "keep one of the two, or join them", _span(event)))
            else:
                self.keys[here] = _span(event)
            data[key] = self._node(self._event(), here)
        return event, data

    def _refuse_key(self, event: Event, route: Route) -> None:
        hint = "write a word and a colon before the value"
        self.faults.append(Fault("key-not-text", "this key is not a word", hint, _span(event)))
        self._node(event, (*route, ""))
        self._node(self._event(), (*route, ""))

    def _refuse_extras(self, event: NodeEvent) -> None:
        if event.anchor is not None:
            hint = "write the value out; if the value begins with '&', put it in quotation marks"
            self.faults.append(Fault("yaml-anchor", f"the anchor '&{event.anchor}' is not allowed", hint, _span(event)))
        tag = event.tag  # type: ignore[attr-defined] # only aliases have none, and they do not come here
        if tag is not None:
            hint = "remove it; if the value begins with '!', put it in quotation marks"
            self.faults.append(Fault("yaml-tag", f"the tag '{tag}' is not allowed", hint, _span(event)))

    def _refuse_alias(self, event: AliasEvent) -> None:
        hint = "write the value out; if the value begins with '*', put it in quotation marks"
        self.faults.append(Fault("yaml-anchor", f"the alias '*{event.anchor}' is not allowed", hint, _span(event)))


def _span(event: Event) -> Span:
    start, end = cast("Mark", event.start_mark), cast("Mark", event.end_mark)
    return Span(Position(start.line + 1, start.column + 1), Position(end.line + 1, end.column + 1))
