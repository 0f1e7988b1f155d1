"""Text of a YAML file -> plain data with positions of keys and values, or faults. The only importer of PyYAML.

Events of libyaml go through our own constructor: every plain scalar stays a string (`no` is no False, `14:00` no 840;
the models convert), and duplicate keys, anchors, tags, second documents and deep nesting are refused. CSafeLoader
would end the process on 25,000 nested brackets; here the depth is bounded while the events arrive.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from yaml import CSafeLoader, Node, YAMLError
from yaml._yaml import CParser, Mark
from yaml.error import Mark as PythonMark
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from claimspring.model.finding import Position, Positions, Route, Span
from claimspring.read import refusals
from claimspring.read.decode import offset_to_position
from claimspring.read.fault import MAX_FAULTS, TOP, Fault, Unreadable
from claimspring.read.mistakes import Trouble, explain

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DEPTH = 32
"""Levels of nesting beyond which a file is refused."""

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"

_COMMENT = re.compile(r"[ \t]+(?P<cut>#[^\s#].*)")
"""A comment right behind a value, whose sign no space follows."""
_BEFORE_COMMENT = (" #", "\t#")
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Written(NamedTuple):
    """How a key or a value is written, and from which code point to which."""

    start: int
    end: int
    """Of a collection in block style: where its last line may be long past."""
    style: str
    """Of a single value the sign it begins with (empty where it is plain, `*` of an alias), else `flow` or `block`."""


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """What a YAML file holds."""

    data: dict[str, Data]
    _constructor: "_Constructor"

    @property
    def positions(self) -> Positions:
        """Where keys and values stand; worked out on demand."""
        read = self._constructor
        return Positions(_Spans(read.keys, read.key_span), _Spans(read.values, read.value_span))

    def key(self, route: Route) -> Written:
        """How the key at `route` is written."""
        return self._constructor.written(self._constructor.keys[route])

    def value(self, route: Route) -> Written:
        """How the value at `route` is written."""
        read = self._constructor
        return read.written(read.values[route], read.ends.get(route))


class ConfigLoader(CSafeLoader):
    """What MkDocs' own loader is to stand on: its tags for Python objects give their names, and run nothing.

    Only for text that `parse_leniently` took: this parser does not bound how deep values are nested.
    """


def _named(_loader: ConfigLoader, name: str, _node: Node) -> str:
    return name


ConfigLoader.add_multi_constructor("tag:yaml.org,2002:python/", _named)


def parse(text: str) -> YamlDocument:
    """The one mapping that `text` holds; raises `Unreadable`, and nothing else, whatever the text."""
    return _document(_Constructor(text))


def read_data(text: str) -> dict[str, Data]:
    """The data of `parse` without places, which take a fifth of its time; raises `Unreadable` as that does."""
    try:
        return _data_of(text)
    except (_Unusual, YAMLError):
        return parse(text).data


def parse_leniently(text: str) -> YamlDocument:
    """As `parse`, for files that are not ours (mkdocs.yml): tags are overlooked, and an alias stands for nothing."""
    return _document(_Constructor(text, lenient=True))


def _document(constructor: "_Constructor") -> YamlDocument:
    try:
        data = constructor.document()
    except YAMLError as error:
        fault = explain(constructor.text, _trouble(error))
        # What was noted in the same line has the same cause.
        earlier = (other for other in constructor.faults if other.span.start.line != fault.span.start.line)
        raise Unreadable(*earlier, fault) from None
    if constructor.faults:
        raise Unreadable(*constructor.faults)
    return YamlDocument(data, constructor)


def _trouble(error: YAMLError) -> Trouble:
    if not isinstance(error, MarkedYAMLError):
        return Trouble(str(error), TOP.start)
    since = _position(error.context_mark) if error.context_mark else None
    place = _position(error.problem_mark) if error.problem_mark else since or TOP.start
    return Trouble(error.problem or "", place, error.context or "", since)


class _Unusual(Exception):  # noqa: N818 -- it is no error yet
    """A text holds something that only the constructor can judge."""


def _data_of(text: str) -> dict[str, Data]:
    """The mapping of a text in which nothing is to be told of; else raises `_Unusual`, or an error of libyaml."""
    if "%" in text and _DIRECTIVE.search(text):
        raise _Unusual
    if any(sign in text for sign in _BEFORE_COMMENT) and _COMMENT.search(text):
        raise _Unusual
    next_ = cast("Callable[[], Event]", CParser(text).get_event)
    next_()  # the start of the stream
    if not isinstance(next_(), DocumentStartEvent) or not isinstance(first := next_(), MappingStartEvent):
        raise _Unusual
    data = _value_of(first, next_, 0)
    next_()  # the end of the document
    if not isinstance(data, dict) or isinstance(next_(), DocumentStartEvent):
        raise _Unusual
    return data


def _value_of(event: Event, next_: "Callable[[], Event]", depth: int) -> Data:
    if event.__class__ is ScalarEvent and event.tag is None and event.anchor is None:
        text = event.value
        return None if text in _NULLS and event.style == "" else text
    if not isinstance(event, CollectionStartEvent) or event.tag is not None or event.anchor is not None:
        raise _Unusual
    if depth >= MAX_DEPTH:
        raise _Unusual
    if event.__class__ is not MappingStartEvent:
        items: list[Data] = []
        while (item := next_()).__class__ is not SequenceEndEvent:
            items.append(_value_of(item, next_, depth + 1))
        return items
    data: dict[str, Data] = {}
    while (key := next_()).__class__ is not MappingEndEvent:
        if key.__class__ is not ScalarEvent or key.tag is not None or key.anchor is not None or key.value in data:
            raise _Unusual
        data[key.value] = _value_of(next_(), next_, depth + 1)
    return data


class _Constructor:
    """Builds data from events; faults that allow reading on are gathered.

    Events are kept by route as they are: turning them into spans costs more than reading and is rarely needed.
    """

    def __init__(self, text: str, *, lenient: bool = False) -> None:
        self.text = text
        self._lenient = lenient
        self.faults: list[Fault] = []
        self.keys: dict[Route, ScalarEvent] = {}
        self.values: dict[Route, Event] = {}
        self.ends: dict[Route, Event] = {}
        self.lasts: dict[Route, Route] = {}

    def _refusal(self, fault: Fault) -> Unreadable:
        return Unreadable(*self.faults, fault)

    def _note(self, fault: Fault) -> None:
        self.faults.append(fault)
        if len(self.faults) >= MAX_FAULTS:
            raise Unreadable(*self.faults)

    def document(self) -> dict[str, Data]:
        """The first document, which has to be a mapping and the only one."""
        if "%" in self.text and (directive := _DIRECTIVE.search(self.text)):
            place = offset_to_position(self.text, directive.start())
            raise self._refusal(refusals.directive(Span(place, place)))
        # Inside of a document libyaml always gives one event more, which the stubs cannot know.
        self._next = cast("Callable[[], Event]", CParser(self.text).get_event)
        self._next()  # the start of the stream
        if not isinstance(self._next(), DocumentStartEvent):
            raise self._refusal(refusals.empty("the file is empty"))
        first = self._next()
        data = self._node(first, ())
        self._next()  # the end of the document
        following = self._next()
        if isinstance(following, DocumentStartEvent):
            more = self.text[cast("Mark", following.end_mark).index :].strip()
            self._note(refusals.second_document(_span(following), is_empty=not more))
        if isinstance(data, dict):
            if not self._lenient and any(sign in self.text for sign in _BEFORE_COMMENT) and _COMMENT.search(self.text):
                self._note_cut_texts()
            return data
        if data is None:
            raise self._refusal(refusals.empty("the file holds nothing"))
        raise self._refusal(refusals.not_a_mapping(_span(first)))

    def _note_cut_texts(self) -> None:
        """Note every text that ends at a comment which is hardly meant as one: of several words, or before `#1`."""
        for event in self.values.values():
            if isinstance(event, ScalarEvent) and event.style == "":
                comment = _COMMENT.match(self.text, cast("Mark", event.end_mark).index)
                if comment and (" " in event.value or comment["cut"][1].isdigit()):
                    start, stop = (offset_to_position(self.text, place) for place in comment.span("cut"))
                    self._note(refusals.cut_text(comment["cut"].strip(), Span(start, stop)))

    def _node(self, event: Event, route: Route) -> Data:
        self.values[route] = event
        if event.__class__ is ScalarEvent:
            if event.tag is not None or event.anchor is not None:
                self._refuse_extras(event)
            value = event.value
            return None if value in _NULLS and event.style == "" else value
        if event.__class__ is AliasEvent:
            if not self._lenient:
                self._note(refusals.alias(event.anchor, _span(event)))
            return None
        return self._collection(cast("CollectionStartEvent", event), route)

    def _collection(self, event: CollectionStartEvent, route: Route) -> Data:
        if event.tag is not None or event.anchor is not None:
            self._refuse_extras(event)
        if len(route) >= MAX_DEPTH:
            raise self._refusal(refusals.too_deep(MAX_DEPTH, _span(event)))
        if event.__class__ is MappingStartEvent:
            return self._mapping(route)
        items: list[Data] = []
        while (item := self._next()).__class__ is not SequenceEndEvent:
            items.append(self._node(item, (*route, len(items))))
        self.ends[route] = item
        if items:
            self.lasts[route] = (*route, len(items) - 1)
        return items

    def _mapping(self, route: Route) -> dict[str, Data]:
        data: dict[str, Data] = {}
        again: list[tuple[str, Fault]] = []
        next_ = self._next
        while (event := next_()).__class__ is not MappingEndEvent:
            if event.__class__ is not ScalarEvent:
                raise self._refusal(refusals.key_not_text(_span(event)))
            if event.tag is not None or event.anchor is not None:
                self._refuse_extras(event)
            key = event.value
            here = (*route, key)
            if key in data:
                self._note(refusals.duplicate_key(key, _span(self.keys[here]), _span(event)))
                again.append((key, self.faults[-1]))
            else:
                self.keys[here] = event
            value = next_()
            if value.__class__ is ScalarEvent and value.tag is None and value.anchor is None:  # most are
                self.values[here] = value
                text = value.value
                data[key] = None if text in _NULLS and value.style == "" else text
            else:
                data[key] = self._node(value, here)
        self.ends[route] = event
        if data:
            self.lasts[route] = here
        if len(again) > 1 and not route and again[0][0] == next(iter(data)):  # a second record was put below the first
            repeated = {fault for _, fault in again}
            self.faults = [fault for fault in self.faults if fault not in repeated]
            self._note(refusals.second_record(again[0][0], again[0][1].span))
        return data

    def _refuse_extras(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if self._lenient:
            return
        if event.anchor is not None:
            self._note(refusals.anchor(event.anchor, _span(event)))
        if event.tag is not None:
            self._note(refusals.tag(event.tag, _span(event)))

    def written(self, event: Event, last: Event | None = None) -> Written:
        """Where and how an event, or a collection up to its last one, is written."""
        start, end = cast("Mark", event.start_mark), cast("Mark", (last or event).end_mark)
        if isinstance(event, ScalarEvent):
            style = event.style or ""
        elif isinstance(event, CollectionStartEvent):
            style = "flow" if event.flow_style else "block"
        else:
            style = "*"
        return Written(start.index, end.index, style)

    def key_span(self, route: Route) -> Span:
        """Where the key at `route` stands."""
        return _span(self.keys[route])

    def value_span(self, route: Route) -> Span:
        """Where the value at `route` stands; a collection in block style ends with the last thing in it."""
        event = last = self.values[route]
        while route in self.lasts and not cast("CollectionStartEvent", last).flow_style:
            route = self.lasts[route]
            last = self.values[route]
        end = _span(self.ends[route]).end if route in self.ends else _end(last, self.text)
        return Span(_span(event).start, end)


class _Spans(Mapping[Route, Span]):
    """The spans of events by route, each worked out when it is asked for."""

    def __init__(self, events: Mapping[Route, Event], span: "Callable[[Route], Span]") -> None:
        self._events = events
        self._span = span

    def __getitem__(self, route: Route) -> Span:
        return self._span(route)

    def __contains__(self, route: object) -> bool:
        return route in self._events

    def __iter__(self) -> Iterator[Route]:
        return iter(self._events)

    def __len__(self) -> int:
        return len(self._events)


def _span(event: Event) -> Span:
    return Span(_position(event.start_mark), _position(event.end_mark))


def _position(mark: "Mark | PythonMark | None") -> Position:
    """A mark of libyaml counts from 0; every event has two."""
    known = cast("Mark", mark)
    return Position(known.line + 1, known.column + 1)


def _end(event: Event, text: str) -> Position:
    """The end of a single value; libyaml's marks of `|` and `>` texts reach to the next key."""
    span = _span(event)
    if not (isinstance(event, ScalarEvent) and event.style in {"|", ">"}):
        return span.end
    written = text[cast("Mark", event.start_mark).index : cast("Mark", event.end_mark).index].rstrip()
    last = written.rpartition("\n")[2]
    breaks = written.count("\n")
    return Position(span.start.line + breaks, len(last) + (1 if breaks else span.start.column))
