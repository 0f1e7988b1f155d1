"""Who says a claim, and whom the article credits for it: words of the article, and people and publishers with ids."""

from pydantic import Field

from claimspring.editor.acts.act import ActForm, Done
from claimspring.editor.acts.claims import ClaimWords, OneClaim, chosen_words, claim_there
from claimspring.editor.acts.sources import PublisherChoice, chosen_publisher, require_short_name
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import checked, claim_key, id_made_of
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.model.actors import Person, SpeakerType
from claimspring.model.publisher import SHORT, Publisher, PublisherKind
from claimspring.read.editing.entries import add_entry
from claimspring.read.editing.operations import Insert, Set
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.files import PEOPLE, PUBLISHERS
from claimspring.read.yaml import Data


class ChosenSpeaker(ActForm):
    """Somebody who has an id, as the speaker of a claim."""

    claim: str
    id: str


class SpeakerPage(OneClaim):
    """A speaker who is only named and shall have a page."""

    short: str = Field(default="", max_length=SHORT)
    """What a body is called where there is little room."""


class CreditWords(ClaimWords, PublisherChoice):
    """Words that give credit, and to whom: a publisher that is known or new, or a document."""

    source: str = ""
    document: str = ""
    """What was typed to find the document by."""


def speaker(desk: OpenDesk, form: ClaimWords) -> Done:
    """The article's words for who says it."""
    view, start, end, key, files = chosen_words(desk, form)
    claim_there(desk, key)
    said = " ".join(view.reading.text[start:end].split())
    files.change(f"claims/{key}.yml", Set(("speaker",), {"words": {view.article.header.language: said}}))
    desk.commit(files.changes(), mark("speaker of claim %(claim)s set"), claim=key)
    return Done(mark("Speaker: %(words)s."), {"words": said}, go=f"/claims/{key}#speaker")


def choose_speaker(desk: OpenDesk, form: ChosenSpeaker) -> Done:
    """A person or publisher is the speaker."""
    key, files = claim_key(form.claim), desk.files()
    claim_there(desk, key)
    name = checked(form.id)
    if name not in desk.corpus.people and name not in desk.corpus.publishers:
        raise Stop(mark("There is nothing of this name: “%(name)s”."), name=name)
    files.change(f"claims/{key}.yml", Set(("speaker",), {"id": name}))
    desk.commit(files.changes(), mark("speaker of claim %(claim)s set"), claim=key)
    return Done(mark("Speaker: %(words)s."), {"words": name})


def speaker_page(desk: OpenDesk, form: SpeakerPage) -> Done:
    """A speaker who is only named gets a page: as a person, or as a publisher where it is a body."""
    key, files = claim_key(form.claim), desk.files()
    claim = claim_there(desk, key)
    if not (claim.speaker and claim.speaker.words):
        raise Stop(mark("The claim names no speaker who could have a page."))
    names: dict[str, Data] = {tag: name for tag, name in claim.speaker.words.root.items() if tag != "und"}
    said = claim.speaker.words.pick(desk.settings.languages[0]).words
    name = id_made_of(said)
    if name not in desk.corpus.people and name not in desk.corpus.publishers:
        if claim.speaker_type is SpeakerType.ORGANIZATION:
            require_short_name(claim.speaker.words.root.values(), form.short, field="short")
            short: dict[str, Data] = {"short": form.short.strip()} if form.short.strip() else {}
            entry: dict[str, Data] = {"name": names or said, **short, "kind": str(PublisherKind.OTHER)}
            add_entry(files, PUBLISHERS, Publisher, name, entry)
        else:
            add_entry(files, PEOPLE, Person, name, {"name": names or said})
    files.change(f"claims/{key}.yml", Set(("speaker",), {"id": name}))
    desk.commit(files.changes(), mark("page of %(name)s added"), name=said)
    return Done(mark("%(name)s has a page now, and is the speaker."), {"name": said})


def credit(desk: OpenDesk, form: CreditWords) -> Done:
    """The article's words that give credit, and the publisher or document that they name."""
    view, start, end, key, files = chosen_words(desk, form)
    claim_there(desk, key)
    said = " ".join(view.reading.text[start:end].split())
    whom = _credited(desk, files, form)
    files.change(f"claims/{key}.yml", Insert(("credits",), whom | {"as": said}))
    desk.commit(files.changes(), mark("credit added to claim %(claim)s"), claim=key)
    return Done(mark("Credit: %(words)s."), {"words": said}, go=f"/claims/{key}#credit")


def _credited(desk: OpenDesk, files: ProjectFiles, form: CreditWords) -> dict[str, Data]:
    """Whom words credit, with a publisher that is new put into its file, in memory."""
    if form.source:
        if form.source not in desk.corpus.sources:
            raise Stop(mark("There is no source “%(name)s”."), field="document", name=form.source)
        return {"source": form.source}
    if form.document.strip():
        told = mark("No document here is called “%(name)s”. Choose one that is found, or name the body above.")
        raise Stop(told, field="document", name=form.document.strip())
    if not (form.publisher or form.new_publisher.strip()):
        raise Stop(mark("Say whom the article credits: a publisher or a document."), field="publisher")
    require_short_name((form.new_publisher.strip(),), form.publisher_short)
    publisher = chosen_publisher(desk, files, form)
    if not form.new_publisher.strip() and publisher not in desk.corpus.publishers:
        raise Stop(mark("There is no publisher “%(name)s”."), field="publisher", name=publisher)
    return {"publisher": publisher}
