"""A page that would be kept is a page that would be made the same: whatever field of whatever model is changed.

And the test sees it where a read is not recorded: every sort of omission is tried.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, replace
from functools import cache, cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple, TypeVar

import pytest

from claimspring.model.actors import Person
from claimspring.model.article import Article, ArticleHeader
from claimspring.model.claim import Claim, ReviewStatus
from claimspring.model.corpus import Corpus, Record
from claimspring.model.desk import DeskMember
from claimspring.model.draft import DraftRecord
from claimspring.model.earlier_check import CheckKey, EarlierCheck, VerdictLabels
from claimspring.model.ids import (
    ArticleId,
    CheckId,
    ClaimId,
    ClaimKey,
    DeskId,
    PersonId,
    PublisherId,
    SourceId,
    TopicId,
)
from claimspring.model.observation import Ledger
from claimspring.model.published import RecordedName
from claimspring.model.publisher import Publisher
from claimspring.model.queue import Task, TaskKind
from claimspring.model.rating import Rating
from claimspring.model.recorder import Query, RecordedList, RecordedMapping, Recorder
from claimspring.model.settings import Settings
from claimspring.model.source import Source
from claimspring.model.topic import Topic
from claimspring.model.translation import Translation, TranslationKey
from claimspring.pipeline.frames import Framed, Framer
from claimspring.pipeline.project import Before
from claimspring.pipeline.site_assembly import site_of
from claimspring.read.corpus import read_corpus
from claimspring.read.settings import SettingsReading
from claimspring.rules.context import Context
from claimspring.site.frame import slot
from claimspring.site.narrative import Narrative
from claimspring.site.pages import claims, corrections, sources
from claimspring.site.parts import every_part
from claimspring.site.search_documents import document_groups, documents_of
from claimspring.site.site import Site
from claimspring.site.view import View
from claimspring.trace.lineage_summary import Descent
from claimspring.trace.provenance import Provenance
from tests.pipeline.conftest import SMALL
from tests.pipeline.fields import Changes, all_fields

pytestmark = pytest.mark.slow

SETTINGS = Settings(
    site_name="Small",
    site_url="https://checks.example.org/",
    languages=("en",),
    social_pictures=False,
    in_review="shown",
)
NARRATIVES = (
    Narrative("", "en", "Towers", "<h1>Towers</h1><p>Of one tower.</p>"),
    Narrative("contact/", "en", "Contact", "<h1>Contact</h1><p>Write.</p>"),
    Narrative("handbook/", "en", "Handbook", "<h1>Handbook</h1><p>Read.</p>"),
    Narrative("handbook/more/", "en", "More", "<h1>More</h1><p>More.</p>"),
)
TASKS = (
    Task(TaskKind.DRAFT, "claims/tower/steps.yml", "drafted", claim=ClaimKey(ArticleId("tower"), ClaimId("steps"))),
)
T = TypeVar("T")
SHARES = 4
"""So many tests share the edits, for several workers."""
WITHOUT_EFFECT = {("Ledger", "version")}
"""Fields that have one value."""


class State(NamedTuple):
    """All that a site is made from."""

    corpus: Corpus
    narratives: tuple[Narrative, ...] = NARRATIVES
    tasks: tuple[Task, ...] = TASKS
    drafts: tuple[tuple[ArticleId, tuple[DraftRecord, ...]], ...] = ()
    written: str = ""
    """The text of a page that people write."""


def key_of(article: str, claim: str) -> ClaimKey:
    return ClaimKey(ArticleId(article), ClaimId(claim))


def record(value: T) -> Record[T]:
    return Record("a/file.yml", hashlib.sha256(repr(value).encode()).hexdigest(), value)


def site_from(state: State) -> Site:
    context = Context(state.corpus, SETTINGS, dt.date(2024, 3, 20))
    project: Any = SimpleNamespace(
        context=context,
        before=Before(),
        reading=SimpleNamespace(drafts=dict(state.drafts)),
        configured=SettingsReading(SETTINGS),
        settings=SETTINGS,
        root=Path(__file__).parent,
        pages={"about.md": state.written},
    )
    tasks = [task for task in state.tasks if task.claim in state.corpus.claims]
    return site_of(project, state.narratives, tasks)


@cache
def beginning() -> State:
    """The small project with what it lacks: a second article, editions, another way to the same document, owners."""
    small = read_corpus(SMALL, cached=False).corpus
    header = {
        "title": "The bridge", "url": "https://gazette.example/bridge", "publisher": "gazette", "language": "en",
        "published": "2024-03-02", "derived_from": [{"source": "wire-report"}], "summary": "Long enough.",
    }  # fmt: skip
    text = "The bridge is forty metres long. It is of iron. It was built by the council. Nobody paints it."
    bridge = Article(ArticleHeader.model_validate(header), text, 0)
    claims = {
        "length": {
            "statement": "The bridge is forty metres long.", "kind": "number", "topics": ["bridges"],
            "appearances": [{"exact": "The bridge is forty metres long."}],
            "credits": [{"publisher": "agency", "as": "the agency"}, {"source": "leaflet", "as": "a leaflet"}],
            "speaker": {"id": "mayor"}, "about": ["builder"],
            "questions": [{"id": "long", "ask": "How long is it?", "answer": "Forty metres.", "authority": "survey"}],
            "review": {
                "status": "published", "verdict": "supported", "reviewed_on": "2024-03-07",
                "fact": "It is forty metres long.", "reasons": ["A survey says so.", "So does its copy."],
                "fix": [{"wrong": "forty", "right": "forty-one"}],
                "dates": [{"on": "2024-02", "what": "The survey", "evidence": "copied"}],
                "requests": [{"by": "desk", "on": "2024-03-05", "about": "statement", "says": "Of which bridge?"}],
            },
            "evidence": [
                {
                    "id": "copied", "source": "copy", "stance": "supports", "passage": "forty metres",
                    "begins_at": ["survey"], "answers": "long", "key": "forty",
                },
                {"source": "edition", "stance": "supports", "passage": "forty"},
                {"source": "story", "stance": "context"},
            ],
            "trail": [
                {
                    "source": "copy", "distortion": "Rounded.", "note": "Likely.",
                    "changed": {"from": "39.8", "to": "forty"},
                },
                {"source": "survey"},
            ],
            "history": [
                {"on": "2024-03-07", "change": "first-publication"},
                {"on": "2024-03-08", "change": "correction", "note": "A number."},
            ],
            "exceptions": [{"rule": "no-origin", "reason": "None."}],
            "extraction": {"score": 0.5, "reasons": ["A number."], "dates": ["2024"]},
        },
        "iron": {
            "statement": "The bridge is of iron.", "kind": "state", "appearances": [{"exact": "It is of iron."}],
            "review": {"status": "published", "verdict": "supported", "reviewed_on": "2024-03-06"},
            "evidence": [
                {"source": "copy", "stance": "supports", "passage": "iron"},
                {"source": "statement", "stance": "supports", "passage": "iron"},
            ],
            "history": [{"on": "2024-03-06", "change": "first-publication"}],
        },
        "builder": {
            "statement": "The council built it.", "kind": "event", "appearances": [{"exact": "by the council"}],
            "credits": [{"source": "survey", "as": "a survey"}],
            "review": {"status": "published", "verdict": "supported", "reviewed_on": "2024-03-06"},
        },
        "older": {
            "statement": "The bridge is older than the tower.", "checks": ["gazette/older"],
            "review": {"status": "untraced"},
        },
    }  # fmt: skip
    sources = {
        "copy": {
            "title": "A copy", "url": "https://gazette.example/copy", "publisher": "gazette", "kind": "news",
            "language": "en", "published": "2024-02-03",
            "derived_from": [{"source": "wire-report", "how": "republishes", "credited": True}],
        },
        "edition": {
            "title": "An edition", "url": "https://council.example/edition", "publisher": "council", "kind": "news",
            "edition_of": "survey", "language": "en",
        },
        "story": {"url": "https://gazette.example/bridge", "publisher": "gazette", "kind": "news"},
        "statement": {
            "title": "A statement", "url": "https://agency.example/iron", "publisher": "agency", "kind": "primary",
        },
        "unused": {"unlocated": "Nobody found it.", "publisher": "holding", "kind": "analysis", "origin": True},
    }  # fmt: skip
    people = {
        "mayor": {"name": "The mayor", "roles": [{"what": "mayor", "from": "2020", "source": "survey"}]},
        "builder": {"name": "The builder"},
    }
    check = EarlierCheck.model_validate({"claim": "The bridge is older.", "label": "Wrong", "published": "2024-01"})
    table = VerdictLabels.model_validate({"labels": {"Wrong": "refuted"}})
    french = {"title": "Le pont", "sentences": [{"original": "Nobody paints it.", "text": "Personne ne le peint."}]}
    steps = small.claims[key_of("tower", "steps")].value
    waiting = steps.model_copy(update={"review": steps.review.model_copy(update={"status": ReviewStatus.IN_REVIEW})})
    made = {
        ClaimKey(ArticleId("bridge"), ClaimId(name)): record(Claim.model_validate(one)) for name, one in claims.items()
    }
    return State(
        replace(
            small,
            articles={ArticleId("bridge"): record(bridge), **small.articles},
            claims=dict(sorted({**made, **small.claims, key_of("tower", "steps"): record(waiting)}.items())),
            sources=dict(sorted({
                **{SourceId(name): record(Source.model_validate(one)) for name, one in sources.items()}, **small.sources
            }.items())),
            people={PersonId(name): Person.model_validate(one) for name, one in people.items()},
            topics={TopicId(name): Topic.model_validate({"name": name}) for name in ("bridges", "towers")},
            desk={DeskId("desk"): DeskMember.model_validate({"kind": "body", "name": "The desk"})},
            checks={CheckKey(PublisherId("gazette"), CheckId("older")): record(check)},
            labels={PublisherId("gazette"): record(table)},
            translations={TranslationKey(ArticleId("bridge"), "fr"): record(Translation.model_validate(french))},
            ledgers={**small.ledgers, "copy": ledger_with_copy(), "article-bridge": small.ledgers["survey"]},
        )
    )  # fmt: skip


def ledger_with_copy() -> Ledger:
    """What was seen of a page of which an archive has a copy."""
    day = "2024-03-06T10:00:00Z"
    outside = {
        "address": "https://archive.example/copy",
        "role": "found",
        "state": "alive",
        "taken": day,
        "quotations": 1,
    }
    seen = {
        "asked": "https://gazette.example/copy",
        "state": "alive",
        "quotations": [{"exact": "forty metres", "state": "verbatim"}],
    }
    intake = {
        "way": "web",
        "at": day,
        "reader": {"name": "A reader"},
        "facts": {"title": {"value": "A copy", "origin": "headline", "others": [["Copy", "meta"]]}},
    }
    entry = {"first_seen": day, "last_seen": day, "seen": seen, "outside": [outside], "intake": intake}
    return Ledger.model_validate({"entries": [entry]})


def with_(state: State, kind: str, changes: Mapping[Any, Any]) -> State:
    """The state with other records of one kind; None takes one away."""
    known = {**getattr(state.corpus, kind), **changes}
    left = dict(sorted((key, value) for key, value in known.items() if value is not None))
    return state._replace(corpus=replace(state.corpus, **{kind: left}))


def changes() -> Changes:
    corpus = beginning().corpus
    return Changes({
        "ArticleId": list(corpus.articles), "SourceId": list(corpus.sources), "PublisherId": list(corpus.publishers),
        "RatingId": list(corpus.ratings), "PersonId": list(corpus.people), "TopicId": list(corpus.topics),
        "DeskId": list(corpus.desk), "ActorId": [*corpus.people, *corpus.publishers],
        "AuthorityId": [*corpus.sources, *corpus.publishers], "CheckName": ["gazette/older", "gazette/unknown"],
    })  # fmt: skip


def field_edits(every: Changes) -> Iterator[tuple[str, State]]:
    """Every field of every model, in records that are read in many ways."""
    state = beginning()
    corpus = state.corpus
    edited: dict[str, tuple[Any, ...]] = {
        "claims": (key_of("bridge", "length"), key_of("tower", "steps")),
        "sources": ("survey", "copy", "leaflet"),
        "publishers": ("council", "holding"),
        "ratings": ("refuted",),
        "ledgers": ("copy",),
        "people": ("mayor",),
        "topics": ("bridges",),
        "desk": ("desk",),
        "translations": (TranslationKey(ArticleId("bridge"), "fr"),),
        "checks": (CheckKey(PublisherId("gazette"), CheckId("older")),),
        "labels": ("gazette",),
    }
    for kind, keys in edited.items():
        for key in keys:
            old = getattr(corpus, kind)[key]
            for label, value in every.of(old.value if isinstance(old, Record) else old):
                new = record(value) if isinstance(old, Record) else value
                yield f"{kind} {key} {label}", with_(state, kind, {key: new})
    article = corpus.articles[ArticleId("bridge")].value
    for label, head in every.of(article.header):
        yield f"article {label}", with_(state, "articles", {"bridge": record(replace(article, header=head))})
    longer = replace(article, text=f"Before all. {article.text} And more is said.")
    yield "article text", with_(state, "articles", {"bridge": record(longer)})


def _added(key: Any) -> Any:  # noqa: ANN401 -- of any mapping
    """A name that no record has."""
    match key:
        case ClaimKey():
            return key._replace(claim=ClaimId("added"))
        case CheckKey():
            return key._replace(check=CheckId("added"))
        case TranslationKey():
            return key._replace(language="de")
        case RecordedName():
            return key._replace(id=f"added-{key.id}")
    return f"added-{key}"


def record_edits() -> Iterator[tuple[str, State]]:
    """Records that come and go, and what is not in the corpus."""
    state = beginning()
    for kind in fields(Corpus):
        records = getattr(state.corpus, kind.name)
        for key, value in records.items():
            yield f"{kind.name} without {key}", with_(state, kind.name, {key: None})
            yield f"{kind.name} with a copy of {key}", with_(state, kind.name, {_added(key): value})
    steps = state.corpus.claims[key_of("tower", "steps")].value
    for words, article in (("Nobody paints it.", "bridge"), ("Words that stand nowhere.", None)):
        said = Claim.model_validate({**steps.__dict__, "appearances": [{"exact": words, "article": article}]})
        yield f"a draft that says {words}", with_(state, "claims", {key_of("tower", "new"): record(said)})
    published = steps.model_copy(update={"review": steps.review.model_copy(update={"status": ReviewStatus.PUBLISHED})})
    yield "a draft is published", with_(state, "claims", {key_of("tower", "steps"): record(published)})
    documents = state.corpus.sources
    for source, origin in (("story", "survey"), ("unused", "copy")):
        old = documents[SourceId(source)].value
        made_from = Source.model_validate({**old.__dict__, "derived_from": [{"source": origin}]})
        yield f"{source} is made from {origin}", with_(state, "sources", {source: record(made_from)})
    tower = state.corpus.articles[ArticleId("tower")].value
    header = tower.header.model_copy(update={"url": documents[SourceId("statement")].value.url})
    same = record(replace(tower, header=header))
    yield "an article is at a document's address", with_(state, "articles", {"tower": same})
    first, *others = NARRATIVES
    for number, narrative in enumerate(NARRATIVES):
        rest = [one for one in NARRATIVES if one is not narrative]
        yield f"written without {number}", state._replace(narratives=tuple(rest))
        for changed in ({"title": "Other"}, {"html": "<h1>Other</h1><p>Other.</p>"}, {"language": "fr"}):
            edited = (*NARRATIVES[:number], replace(narrative, **changed), *NARRATIVES[number + 1 :])  # type: ignore[arg-type]
            yield f"written {number} {changed}", state._replace(narratives=edited)
    contact = replace(NARRATIVES[1], html='<h1>Contact</h1><h2 id="report">Report</h2><p>Write.</p>')
    yield "a section of the contact page", state._replace(narratives=(first, contact, *others[1:]))
    yield "written in another order", state._replace(narratives=(first, *reversed(others)))
    yield "written with one more", state._replace(narratives=(*NARRATIVES, replace(others[-1], place="handbook/new/")))
    aside = DraftRecord.model_validate(
        {"exact": "Nobody paints it.", "dismissed": "An opinion.", "uncheckable": "opinion"}
    )
    yield "a sentence is set aside", state._replace(drafts=((ArticleId("bridge"), (aside,)),))
    yield "a blank", state._replace(written="[[funding: who pays]]")
    yield "no tasks", state._replace(tasks=())
    yield "another task", state._replace(tasks=(*TASKS, replace(TASKS[0], why="other")))


class Made(NamedTuple):
    """A part, as names of what was read and of what was made."""

    reads: frozenset[Query]
    bytes: str


def frame(_: object) -> str:
    return "".join(map(slot, ("title", "topic", "head", "kind", "content")))


class Parts:
    """The parts of a site, with the documents of its search; each is made when it is asked for."""

    def __init__(self, site: Site) -> None:
        self._site, self._framer = site, Framer(site, frame)  # type: ignore[arg-type] # of which no page is looked at
        self.makers: dict[str, Callable[[], Any]] = {part.name: part.make for part in every_part(site)}
        self.makers["search"] = lambda: documents_of(document_groups(View(site, ("en",)), 1))

    def made(self, name: str) -> Made:
        """One of the parts."""
        value, reads = self._site.recorder.recorded(lambda: self._bytes(self.makers[name]))
        return Made(frozenset(self._site.recorder.queries[number] for number in reads), value)

    def all(self) -> dict[str, Made]:
        """Every part by its name."""
        return {name: self.made(name) for name in self.makers}

    def _bytes(self, make: Callable[[], Any]) -> str:
        found = hashlib.sha256()
        for file in self._framer.files(make()):
            found.update(file.place.encode())
            for piece in file.pieces:
                found.update(piece)
            if isinstance(file, Framed):
                found.update(b"page")
        return found.hexdigest()


@cache
def whole() -> Mapping[str, Made]:
    """Every part of the beginning."""
    return Parts(begun()).all()


@cache
def answers() -> Mapping[Query, str]:
    """What the parts of the beginning were made from."""
    site = site_from(beginning())
    return {query: site.answer(query) for part in whole().values() for query in part.reads}


class Edit:
    """A change of what the site is made from. Parts are made anew when they are asked for, without any cache."""

    def __init__(self, label: str, state: State) -> None:
        self.label = label
        self._state = state
        self._known: dict[str, bool] = {}

    @cached_property
    def changed(self) -> frozenset[Query]:
        """The questions that are answered otherwise."""
        site = site_from(self._state)
        return frozenset(query for query, answer in answers().items() if site.answer(query) != answer)

    def kept(self, parts: Mapping[str, Made]) -> set[str]:
        """The names of the parts that would be kept."""
        return {name for name, part in parts.items() if self.changed.isdisjoint(part.reads)}

    def differing(self, names: AbstractSet[str]) -> list[str]:
        """The names of those parts that would be made otherwise."""
        untried = names - self._known.keys()
        if untried:
            parts = Parts(site_from(self._state))
            for name in untried:
                self._known[name] = name in parts.makers and parts.made(name).bytes != whole()[name].bytes
        return sorted(name for name in names if self._known[name])


@cache
def edits() -> list[Edit]:
    """All that is tried."""
    return [Edit(label, state) for label, state in (*field_edits(changes()), *record_edits())]


def is_noticed(parts: Mapping[str, Made]) -> bool:
    """Whether an edit shows that parts of which fewer reads are known are kept although they would differ."""
    return any(edit.differing(edit.kept(parts) - edit.kept(whole())) for edit in edits())


def begun() -> Site:
    """The beginning, of which rules have already asked for much that pages show."""
    site = site_from(beginning())
    for key in site.corpus.claims:
        trace = site.provenance.trace(key)
        for part in (trace.article, trace.evidence, *trace.by_stance.values()):
            assert part.groups is part.groups
    assert site.provenance.heaviest
    return site


def quiet(kind: type, method: str) -> Callable[[pytest.MonkeyPatch], None]:
    """Has a method of something that is read note nothing."""
    original = getattr(kind, method)

    def silent(self: Any, *arguments: object) -> object:  # noqa: ANN401 -- what is read in some way
        recorder = self._recorder if hasattr(self, "_recorder") else self.recorder
        return recorder.silent(lambda: original(self, *arguments))

    return lambda patch: patch.setattr(kind, method, silent)


def forgetful(patch: pytest.MonkeyPatch) -> None:
    """What is remembered tells nobody what it was made from."""
    patch.setattr(Recorder, "again", lambda _, known: known.value)


def forgetful_of(kind: type, name: str) -> Callable[[pytest.MonkeyPatch], None]:
    """A property is remembered without its reads."""

    def omit(patch: pytest.MonkeyPatch) -> None:
        plain = cached_property(vars(kind)[name]._make)
        plain.__set_name__(kind, f"plain {name}")
        patch.setattr(kind, name, plain)

    return omit


NAMES = (
    "articles", "claims", "sources", "publishers", "people", "topics", "desk", "ratings", "ledgers",
    "publications", "links", "owners", "aliases", "backlinks", "naming", "public_tasks", "lacks",
    "uncheckable", "published", "gravest", "on_topic", "said_about", "said_by", "gone", "moved", "claims_of",
    "neighbours", "uses", "derived", "sources_of", "owned", "articles_of", "ranked_sources", "corrections",
    "changed_days", "newest", "latest_changes", "checks", "labels",
    "narrative_places", "narratives_by_language", "contact_places",
)  # fmt: skip
"""Each stands for an omission: that nothing is noted which is read of it."""
REDUNDANT = {"rated", "marks", "untraced"}
"""Every page that reads those reads something that no edit here leaves as it is where they change."""
UNTRIED = {"translations", "names", "partial", "article_corrections"}
"""No edit here has a trial of those: the site is in the language of its articles, and records stay as they are."""
OMISSIONS = {
    "a value": quiet(RecordedMapping, "__getitem__"),
    "a value that may be missing": quiet(RecordedMapping, "get"),
    "all keys": quiet(RecordedMapping, "__iter__"),
    "a part of a list": quiet(RecordedList, "__getitem__"),
    "all of a list": quiet(RecordedList, "__iter__"),
    "how long a list is": quiet(RecordedList, "__len__"),
    "what is remembered": forgetful,
    "the trails of claims": quiet(Provenance, "trace"),
    "what hangs on a document": quiet(Provenance, "impact"),
    "origins that count once": forgetful_of(Descent, "groups"),
    "what most hangs on": forgetful_of(Provenance, "heaviest"),
}
UNNOTICED = ["origins that count once", "what most hangs on"]
"""Omissions that no edit here shows yet: an edit that does has to take them out of this list."""


def test_every_field_of_every_model_is_changed() -> None:
    every = changes()
    assert len([label for label, _ in field_edits(every)]) > 300
    wanted = all_fields(Claim, Source, ArticleHeader, Publisher, Rating, Ledger, Person, Topic, DeskMember, Translation)
    assert wanted - every.changed == WITHOUT_EFFECT


@pytest.fixture(autouse=True)
def _short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists go on on a second page."""
    for module, size in ((claims, 2), (sources, 2), (corrections, 1)):
        monkeypatch.setattr(module, "PAGE_SIZE", size)


@pytest.mark.parametrize("share", range(SHARES))
def test_what_is_kept_would_be_made_the_same(share: int) -> None:
    tried = edits()[share::SHARES]
    assert [f"{edit.label}: {name}" for edit in tried for name in edit.differing(edit.kept(whole()))] == []


def test_most_is_kept() -> None:
    assert sum(len(edit.kept(whole())) for edit in edits()) > 0.7 * len(edits()) * len(whole())


def test_every_omission_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {query.name for query in answers()} == {*NAMES, *REDUNDANT, *UNTRIED}
    unnoticed = []
    for name in NAMES:
        reads = {part: frozenset(query for query in one.reads if query.name != name) for part, one in whole().items()}
        if not is_noticed({part: one._replace(reads=reads[part]) for part, one in whole().items()}):
            unnoticed.append(name)
    for omission, omit in OMISSIONS.items():
        with monkeypatch.context() as patch:
            omit(patch)
            parts = Parts(begun()).all()
        if not is_noticed(parts):
            unnoticed.append(omission)
    assert unnoticed == UNNOTICED
