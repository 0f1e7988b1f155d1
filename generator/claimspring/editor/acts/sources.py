"""Sources and publishers made in place, evidence from their words, and the trail from one to the next."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from urllib.parse import urlsplit, urlunsplit

from pydantic import Field

from claimspring.editor.acts.act import ActForm, Done
from claimspring.editor.acts.fields import text_of
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType, checked, claim_key, id_made_of
from claimspring.editor.given_credits import credit_words
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.model.claim import Stance
from claimspring.model.ids import ClaimKey, SourceId, id_from, numbered_id
from claimspring.model.publisher import SHORT, Publisher, PublisherKind
from claimspring.model.source import How, Source, SourceKind
from claimspring.read.editing.entries import add_entry
from claimspring.read.editing.operations import Insert, Set
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.editing.shape import ValueShape
from claimspring.read.editing.style import document
from claimspring.read.fault import Fault
from claimspring.read.files import PUBLISHERS, source_path
from claimspring.read.model import validate
from claimspring.read.written_dates import day_meant
from claimspring.read.yaml import Data


class SourceUse(StrEnum):
    """What a claim wants a source for."""

    EVIDENCE = "evidence"
    TRAIL = "trail"


class NewPublisherForm(ActForm):
    """A publisher that the desk does not know yet."""

    name: str = Field(min_length=1, max_length=300)
    kind: PublisherKind = PublisherKind.OTHER
    short: str = Field(default="", max_length=SHORT)
    country: str = Field(default="", max_length=2)
    url: str = ""


class PublisherChoice(ActForm):
    """Who published something: a publisher that the desk knows, or the name of a new one."""

    publisher: str = ""
    new_publisher: str = ""
    publisher_kind: PublisherKind = PublisherKind.OTHER
    publisher_short: str = Field(default="", max_length=SHORT)
    """What a new one is called where there is little room."""
    country: str = Field(default="", max_length=2)


class NewSource(PublisherChoice):
    """A document, and the claim that it is wanted for."""

    title: str = ""
    url: str = ""
    unlocated: str = ""
    kind: SourceKind = SourceKind.NEWS
    published: str = ""
    language: str = ""
    author: str = ""
    archived: str = ""
    claim: str = ""
    use: SourceUse = SourceUse.EVIDENCE


class NewEvidence(ActForm):
    """A passage of a source for a claim."""

    claim: str
    source: str
    stance: Stance
    passage: str = ""
    index: int | None = None
    """Which evidence gets other words; left out, it is new."""


class TrailPlace(ActForm):
    """A source for the trail of a claim."""

    claim: str
    source: str
    credited: bool = False


class OriginForm(ActForm):
    """The document from which another was made."""

    source: str
    origin: str
    how: How = How.REPORTS
    credited: bool = False


class Find(ActForm):
    """Words or an address to find a source by."""

    words: str = ""
    claim: str = ""


def make_publisher(desk: OpenDesk, form: NewPublisherForm) -> Done:
    """A publisher, at its place in the alphabet."""
    require_short_name((form.name,), form.short, field="short")
    files = desk.files()
    name = add_publisher(desk, files, form)
    desk.commit(files.changes(), mark("publisher %(name)s added"), name=form.name)
    return Done(mark("%(name)s is added."), {"name": form.name}, go=f"/publishers/{name}")


def make(desk: OpenDesk, form: NewSource) -> Done:
    """A source, with its publisher where that is new; two files or more, one change."""
    known = by_address(desk, form.url) if form.url.strip() else None
    if known:
        return known_already(known, form.claim, form.use)
    files = desk.files()
    wrong: list[Stop] = []
    publisher = _publisher(desk, files, form, wrong)
    data = _source_data(desk, form, publisher)
    wrong += _wrong(form, data)
    if wrong:
        wrong[0].more = tuple(wrong[1:])
        raise wrong[0]
    name = _free_source(files, form, publisher)
    files.write(source_path(SourceId(name)), document(data, ValueShape(Source)))
    if form.claim and form.use is SourceUse.TRAIL:
        key = claim_key(form.claim)
        files.change(f"claims/{key}.yml", Insert(("trail",), _step(name, is_credited=_is_named(desk, key, publisher))))
    desk.commit(files.changes(), mark("source %(name)s added"), name=FileName(FileType.SOURCE, name))
    if form.claim and form.use is SourceUse.EVIDENCE:
        return Done(
            mark("The source is added. Bring a copy of the document, and select its words in it."),
            go=f"/pick/{form.claim}/{name}",
        )
    return Done(mark("The source is added."), go=f"/claims/{form.claim}#trail" if form.claim else f"/sources/{name}")


def add_evidence(desk: OpenDesk, form: NewEvidence) -> Done:
    """Words of a source bear on a claim."""
    key, source = claim_key(form.claim), checked(form.source)
    if source not in desk.corpus.sources:
        raise Stop(mark("There is no source “%(name)s”."), name=source)
    files, path = desk.files(), f"claims/{key}.yml"
    text_of(files, path)
    passage = " ".join(form.passage.split())
    if form.index is None:
        entry: dict[str, Data] = {"source": source, "stance": str(form.stance)}
        files.change(path, Insert(("evidence",), entry | ({"passage": passage} if passage else {})))
    else:
        files.change(path, Set(("evidence", form.index, "passage"), passage))
        files.change(path, Set(("evidence", form.index, "stance"), str(form.stance)))
    told, of = mark("evidence added to claim %(claim)s: %(source)s"), FileName(FileType.SOURCE, source)
    desk.commit(files.changes(), told, claim=key, source=of)
    return Done(mark("Evidence added."), go=f"/claims/{key}#evidence")


def add_to_trail(desk: OpenDesk, form: TrailPlace) -> Done:
    """A document stands on the way by which the sentence came to the article."""
    key, source = claim_key(form.claim), checked(form.source)
    if source not in desk.corpus.sources:
        raise Stop(mark("There is no source “%(name)s”."), name=source)
    files = desk.files()
    text_of(files, f"claims/{key}.yml")
    is_named = form.credited or _is_named(desk, key, desk.corpus.sources[SourceId(source)].value.publisher)
    files.change(f"claims/{key}.yml", Insert(("trail",), _step(source, is_credited=is_named)))
    told = mark("%(source)s added to the trail of claim %(claim)s")
    desk.commit(files.changes(), told, source=FileName(FileType.SOURCE, source), claim=key)
    return Done(mark("Added to the trail."), go=f"/claims/{key}#trail")


def _step(source: str, *, is_credited: bool) -> dict[str, Data]:
    step: dict[str, Data] = {"source": source}
    return step | ({"credited": "true"} if is_credited else {})


def _is_named(desk: OpenDesk, key: ClaimKey, publisher: str) -> bool:
    """Whether a credit of the claim names a publisher, and no step of its trail says so yet."""
    record = desk.corpus.claims.get(key)
    if record is None or not credit_words(desk.corpus, record.value, publisher):
        return False
    told = [desk.corpus.sources.get(step.source) for step in record.value.trail if step.credited]
    return all(source is None or source.value.publisher != publisher for source in told)


def add_origin(desk: OpenDesk, form: OriginForm) -> Done:
    """A source was made from another one."""
    source, origin = checked(form.source), checked(form.origin)
    if origin not in desk.corpus.sources:
        raise Stop(mark("There is no source “%(name)s”."), name=origin)
    if source == origin:
        raise Stop(mark("A document is not made from itself."))
    files, path = desk.files(), source_path(SourceId(source))
    text_of(files, path)
    step: dict[str, Data] = {"source": origin, "how": str(form.how)}
    files.change(path, Insert(("derived_from",), step | ({"credited": "true"} if form.credited else {})))
    told = {"source": FileName(FileType.SOURCE, source), "origin": FileName(FileType.SOURCE, origin)}
    desk.commit(files.changes(), mark("%(source)s: made from %(origin)s"), **told)
    return Done(mark("Added."))


def find(desk: OpenDesk, form: Find) -> Done:
    """Sources by address, title or publisher."""
    return Done(reply={"found": found_by(desk, form.words)})


def found_by(desk: OpenDesk, words: str, most: int = 8) -> list[dict[str, str]]:
    """The sources that fit best; one whose address is given comes alone."""
    same = by_address(desk, words) if "/" in words else None
    if same:
        return [_told(desk, same)]
    finds, hits = finder(words), []
    for name, record in desk.corpus.sources.items():
        source = record.value
        publisher = desk.corpus.publishers.get(source.publisher)
        names = " ".join(publisher.name.root.values()) if publisher else ""
        text = f"{name} {source.title or ''} {source.url or ''} {names} {source.author or ''}"
        if finds(text):
            hits.append(name)
            if len(hits) == most:
                break
    return [_told(desk, name) for name in hits]


def finder(words: str) -> Callable[[str], bool]:
    """What tells whether every word typed stands in a text, in capitals or not; nothing typed finds nothing."""
    typed = words.casefold().split()

    def finds(text: str) -> bool:
        folded = text.casefold()
        return bool(typed) and all(word in folded for word in typed)

    return finds


def by_address(desk: OpenDesk, address: str) -> SourceId | None:
    """The source of an address, however that is written."""
    wanted = plain_address(address)
    if not wanted:
        return None
    for name, record in desk.corpus.sources.items():
        if wanted in {plain_address(record.value.url or ""), plain_address(record.value.archived or "")}:
            return name
    return None


def plain_address(address: str) -> str:
    """An address without what makes no other page of it: scheme, `www.`, a last slash, fragment, names of campaigns."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"}:
        return ""
    kept = [one for one in parts.query.split("&") if one and not _CAMPAIGN.match(one)]
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    return urlunsplit(("", host, parts.path.rstrip("/"), "&".join(kept), ""))


_CAMPAIGN = re.compile(r"(utm_|fbclid|gclid|mc_cid|mc_eid|at_medium|at_campaign|ref=)")


def chosen_publisher(desk: OpenDesk, files: ProjectFiles, form: PublisherChoice) -> str:
    """The id of the publisher that a form names; a new one is put into the file of publishers, in memory."""
    if form.new_publisher.strip():
        new = NewPublisherForm(
            name=form.new_publisher.strip(),
            kind=form.publisher_kind,
            short=form.publisher_short,
            country=form.country,
        )
        return add_publisher(desk, files, new)
    if not form.publisher.strip():
        raise Stop(mark("Say who published it: choose a publisher, or type the name of a new one."), field="publisher")
    return form.publisher.strip()


def require_short_name(names: Iterable[str], short: str, field: str = "publisher_short") -> None:
    """Refuse a name too long for a drawing without a short one: no claim on whose trail it is could be published."""
    longest = max(names, key=len)
    if len(longest) > SHORT and not short.strip():
        told = mark("“%(name)s” is too long for the drawing of a trail. Give a short name, too.")
        raise Stop(told, field=field, name=longest)


def add_publisher(desk: OpenDesk, files: ProjectFiles, form: NewPublisherForm) -> str:
    """Put a publisher into the file of publishers, in memory; its id."""
    languages = desk.settings.languages
    name = id_made_of(form.name, field="new_publisher")
    if name in desk.corpus.publishers:
        raise Stop(mark("There is a publisher of this name already: %(name)s."), field="new_publisher", name=name)
    entry: dict[str, Data] = {"name": {languages[0]: form.name.strip()}, "kind": str(form.kind)}
    if form.short.strip():
        entry["short"] = {languages[0]: form.short.strip()}
    if form.country.strip():
        entry["country"] = form.country.strip().upper()
    if form.url.strip():
        entry["url"] = form.url.strip()
    add_entry(files, PUBLISHERS, Publisher, name, entry)
    return name


def _publisher(desk: OpenDesk, files: ProjectFiles, form: NewSource, wrong: list[Stop]) -> str:
    """The id of the publisher, where the form names one; what is wrong with it is put down."""
    try:
        require_short_name((form.new_publisher.strip(),), form.publisher_short)
        publisher = chosen_publisher(desk, files, form)
    except Stop as stop:
        wrong.append(stop)
        return ""
    if not form.new_publisher.strip() and publisher not in desk.corpus.publishers:
        wrong.append(Stop(mark("There is no publisher “%(name)s”."), field="publisher", name=publisher))
    return publisher


def _wrong(form: NewSource, data: dict[str, Data]) -> Iterator[Stop]:
    """All that is wrong with the fields of a source itself."""
    if not form.url.strip() and not form.unlocated.strip():
        yield Stop(mark("Give its address, or say why there is none."), field="url")
    told_already = {"publisher"} | ({"", "unlocated", "url"} if "url" not in data else set())
    found = validate(Source, data)
    for misfit in found if isinstance(found, tuple) else ():
        field = str(misfit.route[0]) if misfit.route else ""
        if field not in told_already:
            told = mark("Not saved yet. %(why)s")
            yield Stop(told, field=field, why=Fault(misfit.rule, misfit.message, misfit.hint))


def _source_data(desk: OpenDesk, form: NewSource, publisher: str) -> dict[str, Data]:
    url = form.url.strip()
    first = desk.settings.languages[0]
    told: dict[str, Data] = {
        "title": form.title.strip(),
        "url": url,
        "unlocated": "" if url else {first: form.unlocated.strip()},
        "publisher": publisher,
        "author": form.author.strip(),
        "published": day_meant(form.published) or form.published.strip(),
        "language": form.language.strip(),
        "kind": str(form.kind),
        "retrieved": str(dt.datetime.now().astimezone().date()) if url else "",
        "archived": form.archived.strip(),
    }
    return {key: value for key, value in told.items() if value}


def _free_source(files: ProjectFiles, form: NewSource, publisher: str) -> str:
    words = id_from(f"{publisher} {form.title}" if form.title.strip() else f"{publisher} {form.published}")
    return numbered_id(words or publisher, lambda one: files.text(source_path(SourceId(one))) is not None)


def known_already(known: SourceId, claim: str, use: str) -> Done:
    """A document that is here is not taken in twice: its words are picked, or its page is shown."""
    told = mark("You have this document already: %(source)s.")
    go = f"/pick/{claim_key(claim)}/{known}" if claim and use == SourceUse.EVIDENCE else f"/sources/{known}"
    return Done(told, {"source": known}, go=go)


def _told(desk: OpenDesk, name: SourceId) -> dict[str, str]:
    source = desk.corpus.sources[name].value
    publisher = desk.corpus.publishers.get(source.publisher)
    shown = publisher.name.pick(desk.settings.languages[0]).words if publisher else source.publisher
    return {"id": name, "title": source.title or name, "publisher": shown, "published": source.published or ""}
