"""Claims made, joined, split and put aside: from words of the article, never from words that a browser sends."""

import re
from typing import Literal

from pydantic import Field

from claimspring.editor.acts.act import ActForm, Done, WordsForm
from claimspring.editor.article_view import ArticleView
from claimspring.editor.desk import OpenDesk
from claimspring.editor.draft_records import record_fate, repoint
from claimspring.editor.files import claim_key
from claimspring.editor.proposals import drafted
from claimspring.editor.stop import Stop
from claimspring.extract.drafts import DraftOutcome
from claimspring.extract.statement import Statement
from claimspring.i18n.labels import mark
from claimspring.model.claim import Claim, ClaimKind
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey, id_from, numbered_id
from claimspring.model.published import record_path
from claimspring.read.editing.kinds import kind_of
from claimspring.read.editing.operations import Delete, Insert, Set
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.editing.shape import ValueShape
from claimspring.read.editing.style import document
from claimspring.read.files import drafts_path
from claimspring.read.yaml import Data

_NAME_WORDS = 6


class ClaimWords(WordsForm):
    """Words of an article for a claim that is there."""

    claim: str


class Dismissal(WordsForm):
    """Words that are no claim, and why."""

    reason: str = Field(default="", max_length=500)
    uncheckable: Literal["", "question", "appeal", "opinion", "fragment", "boilerplate"] = ""


class OneClaim(ActForm):
    """A claim, by its key."""

    claim: str


class ClaimReason(OneClaim):
    """A claim, and why it is put aside."""

    reason: str = Field(default="", max_length=500)
    uncheckable: Literal["", "question", "appeal", "opinion", "fragment", "boilerplate"] = ""


class TwoClaims(OneClaim):
    """A claim, and the one that takes it in."""

    into: str


def look(desk: OpenDesk, form: WordsForm) -> Done:
    """Words of the article that are selected: widened to whole words, counted, with the claims that they meet."""
    view = _view(desk, form)
    start, end = view.snapped(form.start, form.end)
    words = view.reading.text[start:end]
    met = [one for one in view.claims if one.start < end and one.end > start]
    reply = {
        "start": start,
        "end": end,
        "words": words,
        "count": len(words.split()),
        "occurs": view.occurrences(start, end),
        "claims": [{"key": str(one.key), "number": one.number} for one in met],
        "named": _named(desk, words),
    }
    return Done(reply=reply)


def make(desk: OpenDesk, form: WordsForm) -> Done:
    """A claim of selected words."""
    view = _view(desk, form)
    start, end = view.snapped(form.start, form.end)
    language = view.article.header.language
    near = desk.proposals.near(desk, view.id, start, end)
    quote: dict[str, Data] = dict(view.quote(start, end))
    exact = str(quote["exact"])
    data: dict[str, Data] = {
        "statement": {language: _as_sentence(exact)},
        "appearances": [quote],
        "kind": str(near.kind if near else ClaimKind.STATE),
    }
    if near and (near.start, near.end) == (start, end):
        data["form"] = str(near.form)
    data["review"] = {"status": "draft"}
    files = desk.files()
    key = ClaimKey(view.id, _free(files, view.id, id_from(" ".join(exact.split()[:_NAME_WORDS]))))
    files.write(f"claims/{key}.yml", document(data, ValueShape(Claim)))
    desk.commit(files.changes(), mark("claim %(claim)s made"), claim=key)
    return Done(mark("A claim was made of these words."), go=f"/claims/{key}")


def keep(desk: OpenDesk, form: WordsForm) -> Done:
    """A draft becomes a claim to work at; who says it and who is credited come from the extractor."""
    view = _view(desk, form)
    statement = _proposed(desk, view, form)
    result = drafted(desk, view.id, statement)
    files = desk.files()
    if result.outcome is not DraftOutcome.DRAFTED:
        return make(desk, form)
    data = kind_of(result.path).data(result.text)
    data["appearances"] = [dict(view.quote(statement.start, statement.end))]
    files.write(result.path, document(data, ValueShape(Claim)))
    name = result.path.removeprefix("claims/").removesuffix(".yml")
    record_fate(files, view, statement.start, statement.end, {"claim": name.partition("/")[2]})
    desk.commit(files.changes(), mark("suggestion taken as claim %(claim)s"), claim=name)
    return Done(mark("Taken as a claim."), reply={"claim": name})


def dismiss(desk: OpenDesk, form: Dismissal) -> Done:
    """Words are no claim; they are not proposed again."""
    view = _view(desk, form)
    files = desk.files()
    record_fate(files, view, form.start, form.end, _reason(form.reason, form.uncheckable))
    desk.commit(files.changes(), mark("put aside: %(words)s"), words=_short(view, form.start, form.end))
    return Done(mark("Put aside; it will not be proposed again."))


def bring_back(desk: OpenDesk, form: WordsForm) -> Done:
    """Words that were put aside are proposed again."""
    view = _view(desk, form)
    path, files = drafts_path(view.id), desk.files()
    quotable = desk.project.context.quotable(view.id)
    records = desk.project.reading.drafts.get(view.id, ())
    for index, record in enumerate(records):
        place = quotable.locate(record.exact, record.prefix) if record.dismissed else None
        if place and (place.match.start, place.match.end) == (form.start, form.end):
            if len(records) == 1:
                files.write(path, None)
            else:
                files.change(path, Delete(("drafts", index)))
            desk.commit(files.changes(), mark("brought back: %(words)s"), words=_short(view, form.start, form.end))
            return Done(mark("Brought back."))
    raise Stop(mark("These words are not put aside."))


def put_aside(desk: OpenDesk, form: ClaimReason) -> Done:
    """A claim that was never published is no claim: its file goes, and the words are not proposed again."""
    key, files = claim_key(form.claim), desk.files()
    claim_there(desk, key)
    if files.text(record_path(key)) is not None:
        raise Stop(mark("Readers know this claim: it is taken down, not put aside."))
    files.write(f"claims/{key}.yml", None)
    if key.article in desk.corpus.articles:
        view = ArticleView(desk, desk.proposals, key.article)
        place = next((one for one in view.claims if one.key == key), None)
        if place:
            record_fate(files, view, place.start, place.end, _reason(form.reason, form.uncheckable))
    desk.commit(files.changes(), mark("claim %(claim)s put aside"), claim=key)
    return Done(mark("Put aside. The Undo button brings it back."), go=f"/articles/{key.article}")


def words(desk: OpenDesk, form: ClaimWords) -> Done:
    """One more place where a claim is said."""
    key = add_words(desk, form)
    return Done(mark("These words are now part of the claim."), go=f"/claims/{key}")


def add_words(desk: OpenDesk, form: ClaimWords) -> ClaimKey:
    """Let a claim be said in one more place; the claim."""
    view, start, end, key, files = chosen_words(desk, form)
    claim = claim_there(desk, key)
    quote: dict[str, Data] = dict(view.quote(start, end))
    if key.article != view.id:
        quote["article"] = view.id
    files.change(f"claims/{key}.yml", Insert(("appearances",), quote))
    near = desk.proposals.near(desk, view.id, start, end)
    take_up(files, key, claim, near.kind if near else None)
    desk.commit(files.changes(), mark("words added to claim %(claim)s"), claim=key)
    return key


def other_words(desk: OpenDesk, form: ClaimWords) -> Done:
    """Other words in place of the first ones of a claim."""
    view, start, end, key, files = chosen_words(desk, form)
    claim_there(desk, key)
    files.change(f"claims/{key}.yml", Set(("appearances", 0), dict(view.quote(start, end))))
    desk.commit(files.changes(), mark("words of claim %(claim)s changed"), claim=key)
    return Done(mark("The claim now stands at these words."), go=f"/claims/{key}")


def _named(desk: OpenDesk, words: str) -> dict[str, str]:
    """Whom words seem to name: a publisher that is known, else the last name in them."""
    said = f" {' '.join(_WORD.findall(words.casefold()))} "
    known = [
        (len(name), publisher)
        for publisher, one in desk.corpus.publishers.items()
        for name in one.name.root.values()
        if f" {' '.join(_WORD.findall(name.casefold()))} " in said
    ]
    if known:
        return {"publisher": max(known)[1]}
    names = _NAME.findall(words)
    return {"new_publisher": names[-1]} if names else {}


_WORD = re.compile(r"\w+")
_CAPITAL = r"\b[^\W\d_a-zß-öø-ÿ][\w’'.&-]*\w"
_JOINING = r"(?:of|for|and|the|on|de|du|des|d’|la|le|les|et|pour|del|los|las|el|y|para)\s"
_NAME = re.compile(
    rf"{_CAPITAL}(?:\s(?:{_JOINING}(?:(?!{_JOINING})[^\W\d_]+\s(?=(?:of|de|du|des|del)\s))?)*{_CAPITAL})*"
)
"""Words with capitals, and the small ones between them: the common noun of “Agence des ponts de la Rive”, too."""


def join(desk: OpenDesk, form: TwoClaims) -> Done:
    """A claim that readers do not know goes into another one, with the places where it is said."""
    key, into, files = claim_key(form.claim), claim_key(form.into), desk.files()
    if key == into:
        raise Stop(mark("A claim cannot be joined with itself."))
    claim, other = claim_there(desk, key), claim_there(desk, into)
    if files.text(record_path(key)) is not None:
        raise Stop(mark("Readers know this claim: take it down with the other as the one to read instead."))
    known = {(place.article or into.article, place.exact, place.prefix) for place in other.appearances}
    data = kind_of(f"claims/{key}.yml").data(files.text(f"claims/{key}.yml") or "")
    items = data.get("appearances")
    for place, item in zip(claim.appearances, items if isinstance(items, list) else (), strict=False):
        said = (place.article or key.article, place.exact, place.prefix)
        if said not in known and isinstance(item, dict):
            added = item if key.article == into.article or place.article else item | {"article": str(key.article)}
            files.change(f"claims/{into}.yml", Insert(("appearances",), added))
    take_up(files, into, other, claim.kind)
    files.write(f"claims/{key}.yml", None)
    repoint(files, key, into)
    desk.commit(files.changes(), mark("claim %(claim)s joined with %(into)s"), claim=key, into=into)
    return Done(mark("Joined."), go=f"/claims/{into}")


def take_up(files: ProjectFiles, key: ClaimKey, claim: Claim, kind: ClaimKind | None) -> None:
    """A claim that an earlier check told of is a draft from when it has its words; `kind` is what they are."""
    if claim.is_untraced:
        path = f"claims/{key}.yml"
        files.change(path, Set(("review", "status"), "draft"))
        if claim.kind is None:
            files.change(path, Set(("kind",), str(kind or ClaimKind.STATE)))


def split(desk: OpenDesk, form: ClaimWords) -> Done:
    """The selected words leave a claim and become one of their own; both keep the sentence as context."""
    view, start, end, key, files = chosen_words(desk, form)
    claim = claim_there(desk, key)
    first = next((one for one in view.claims if one.key == key), None)
    if first is None or start < first.start or end > first.end or (start, end) == (first.start, first.end):
        raise Stop(mark("Select the part of the claim's words that shall be a claim of its own."))
    rest = (first.start, start) if start > first.start else (end, first.end)
    left = view.snapped(*rest)
    language = view.article.header.language
    files.change(f"claims/{key}.yml", Set(("appearances", 0), dict(view.quote(*left))))
    if claim.statement.root.get(language) == _as_sentence(" ".join(view.reading.text[first.start : first.end].split())):
        said = _as_sentence(" ".join(view.reading.text[left[0] : left[1]].split()))
        files.change(f"claims/{key}.yml", Set(("statement", language), said))
    quote: dict[str, Data] = dict(view.quote(start, end))
    exact = str(quote["exact"])
    data: dict[str, Data] = {
        "statement": {language: _as_sentence(exact)},
        "appearances": [quote],
        "kind": str(claim.kind),
        "review": {"status": "draft"},
    }
    new = ClaimKey(view.id, _free(files, view.id, id_from(" ".join(exact.split()[:_NAME_WORDS]))))
    files.write(f"claims/{new}.yml", document(data, ValueShape(Claim)))
    desk.commit(files.changes(), mark("claim %(claim)s split"), claim=key)
    return Done(mark("Split in two."), go=f"/claims/{new}")


def _view(desk: OpenDesk, form: WordsForm) -> ArticleView:
    view = ArticleView(desk, desk.proposals, ArticleId(form.article))
    view.require()
    return view


def chosen_words(desk: OpenDesk, form: ClaimWords) -> tuple[ArticleView, int, int, ClaimKey, ProjectFiles]:
    """The article, the whole words that were selected in it, the claim that they are for, and the files to change."""
    view = _view(desk, form)
    start, end = view.snapped(form.start, form.end)
    return view, start, end, claim_key(form.claim), desk.files()


def claim_there(desk: OpenDesk, key: ClaimKey) -> Claim:
    """A claim; raises `Stop` where there is none that can be read."""
    record = desk.corpus.claims.get(key)
    if record is None:
        raise Stop(mark("There is no claim “%(claim)s”, or it cannot be read."), gone=True, claim=key)
    return record.value


def _proposed(desk: OpenDesk, view: ArticleView, form: WordsForm) -> Statement:
    found = desk.proposals.statements(desk, view.id)
    statement = next((one for one in found if (one.start, one.end) == (form.start, form.end)), None)
    if statement is None:
        raise Stop(mark("The article has changed: this suggestion is not there any more."))
    return statement


def _reason(reason: str, uncheckable: str) -> dict[str, Data]:
    fate: dict[str, Data] = {"dismissed": reason.strip() or uncheckable or "not a claim for us"}
    if uncheckable:
        fate["uncheckable"] = uncheckable
    return fate


def _free(files: ProjectFiles, article: ArticleId, name: str) -> ClaimId:
    """An id that no claim of the article has, nor had when it was published."""

    def is_taken(wanted: str) -> bool:
        key = ClaimKey(article, ClaimId(wanted))
        return any(files.text(path) is not None for path in (f"claims/{key}.yml", record_path(key)))

    return ClaimId(numbered_id(name or "claim", is_taken))


def _as_sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _short(view: ArticleView, start: int, end: int) -> str:
    said = " ".join(view.reading.text[start:end].split())
    return said if len(said) <= 60 else f"{said[:59]}…"
