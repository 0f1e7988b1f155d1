"""An editor never sees YAML: every field of every file has its place at the desk, or a reason to have none."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest

from claimspring.editor.field_words import FIELD_NAMES, at_way
from claimspring.editor.files import FileType
from claimspring.editor.findings import FieldFinding
from claimspring.editor.rendering import languages
from claimspring.i18n.translator import Words
from claimspring.model.actors import Person
from claimspring.model.article import ArticleHeader
from claimspring.model.base import Model
from claimspring.model.claim import Claim
from claimspring.model.desk import DeskMember
from claimspring.model.finding import Route, Severity
from claimspring.model.publisher import Publisher
from claimspring.model.rating import Rating
from claimspring.model.source import Source
from claimspring.model.topic import Topic
from tests.editor.conftest import make_project
from tests.editor.desk_in_process import DeskInProcess
from tests.editor.every_field import fill

SCREENS: Mapping[type[Model], tuple[str, ...]] = {
    Claim: ("/claims/bridge/full", "/claims/bridge/other"),
    Source: ("/sources/port-notice", "/sources/letter"),
    Publisher: ("/publishers/port",),
    Person: ("/people/mayor",),
    Topic: ("/topics/harbours",),
    DeskMember: ("/members/tester",),
    ArticleHeader: ("/articles/bridge", "/articles/paper"),
}
"""Screens of files in which every list has an item."""
FILES: Mapping[FileType, type[Model]] = {
    FileType.CLAIM: Claim,
    FileType.SOURCE: Source,
    FileType.ARTICLE: ArticleHeader,
    FileType.PUBLISHERS: Publisher,
    FileType.RATINGS: Rating,
}
"""What is in the files that the desk names field by field."""
_WORDS = "words of the article are selected"
_MADE = "follows from what is done at the desk"
WITHOUT: Mapping[type[Model], Mapping[str, str]] = {
    Claim: {
        "appearances.*.exact": _WORDS,
        "appearances.*.prefix": _WORDS,
        "appearances.*.suffix": _WORDS,
        "appearances.*.article": "words of the other article are added to the claim",
        "checks.*": "“Use that check” of the known claims; taken away on the card",
        "speaker.read": "“It is clear” takes it away",
        "speaker.id": "“Set as the speaker”",
        "also_said_by.*.id": "found by typing",
        "also_said_by.*.read": "nobody but the extractor writes it, and that of the first speaker alone",
        "about.*": "found by typing",
        "credits.*.source": f"{_WORDS}, and who is credited is named",
        "credits.*.publisher": f"{_WORDS}, and who is credited is named",
        "credits.*.as": _WORDS,
        "questions.*.id": "made of the words of the question",
        "questions.*.authority": "found by typing",
        "evidence.*.id": "made when a day refers to the passage",
        "evidence.*.source": "the source is found first",
        "evidence.*.begins_at.*": "a button for each document further back",
        "trail.*.source": "the source is found first",
        "review.status": _MADE,
        "review.fix.*.wrong": "follows from the corrected sentence",
        "review.fix.*.right": "follows from the corrected sentence",
        "review.reviewed_on": _MADE,
        "review.requests.*.by": _MADE,
        "review.requests.*.on": _MADE,
        "review.requests.*.about": "chosen on the screen of the review",
        "review.requests.*.says": "typed on the screen of the review",
        "review.requests.*.done": "a button on the screen of the review",
        "history.*.on": _MADE,
        "history.*.change": "chosen when a change is recorded",
        "history.*.from": _MADE,
        "history.*.to": _MADE,
        "history.*.text_from": _MADE,
        "history.*.text_to": _MADE,
        "history.*.note": "typed when a change is recorded",
        "exceptions.*.rule": "chosen from what is found",
        "extraction.score": "nobody but the extractor writes it",
        "extraction.reasons.*": "nobody but the extractor writes it",
        "extraction.cue": "nobody but the extractor writes it",
        "extraction.speaker": "nobody but the extractor writes it",
        "extraction.source": "nobody but the extractor writes it",
        "extraction.dates.*": "nobody but the extractor writes it",
    },
    Source: {
        "edition_of": "found by typing",
        "derived_from.*.source": "found by typing",
        "exceptions.*.rule": "chosen from what is found",
    },
    Publisher: {},
    Person: {"roles.*.source": "found by typing"},
    Topic: {},
    DeskMember: {},
    ArticleHeader: {"derived_from.*.source": "found by typing"},
}
"""Fields into which nobody types, by what is done instead."""
_WHOLE = {"review.fix", "topics", "review.reviewed_by", "aliases", "git"}
"""Lists that one field holds."""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> DeskInProcess:
    """A desk with a claim, a source and an article in which every list has an item."""
    folder = make_project(tmp_path_factory.mktemp("full") / "project")
    fill(folder)
    return DeskInProcess(folder)


def fields_of(model: type[Model]) -> Iterator[str]:
    """Every field into which something is written, `*` for any item of a list; texts by language are one field."""
    for name, field in model.model_fields.items():
        for inner in _inside(field.annotation):
            yield ".".join(filter(None, (field.alias or name, inner)))


def _inside(kind: Any) -> Iterator[str]:  # noqa: ANN401 -- an annotation
    if isinstance(kind, type) and issubclass(kind, Model):
        yield from fields_of(kind)
        return
    inner = [one for one in get_args(kind) if one not in {type(None), Ellipsis}]
    if get_origin(kind) is tuple:
        yield from (".".join(filter(None, ("*", deep))) for deep in _inside(inner[0]))
    elif get_origin(kind) in {Union, UnionType} and len(inner) == 1:
        yield from _inside(inner[0])
    else:
        yield ""


def forms_of(shown: str, model: type[Model]) -> Iterator[str]:
    """The fields that have an input on a screen, under the same names."""
    names = {name.split(".")[0] for name in fields_of(model)}
    for found in re.findall(r'data-route="([^"]*)"', shown):
        route = [str(step) if isinstance(step, str) else "*" for step in json.loads(html.unescape(found))]
        route = route[1:] if route[0] not in names else route
        yield ".".join(route[:-1] if route[-1] in {"en", "fr"} else route)


@pytest.mark.parametrize("file", FILES)
def test_every_field_has_a_name_in_each_language(file: FileType) -> None:
    for route in (name.split(".") for name in fields_of(FILES[file])):
        way = [file, *(key for key in route if key != "*")]
        for end in range(2, len(way) + 1):
            name = at_way(FIELD_NAMES, way[:end])
            assert name, ".".join(way[:end])
            assert len({Words(language).say(name) for language in languages()}) > 1


@pytest.mark.parametrize("model", SCREENS)
def test_every_field_has_a_form_or_a_reason_to_have_none(full: DeskInProcess, model: type[Model]) -> None:
    forms = {form for screen in SCREENS[model] for form in forms_of(full.screen(screen), model)}
    wanted = {name.removesuffix(".*") if name.removesuffix(".*") in _WHOLE else name for name in fields_of(model)}
    assert wanted - forms == set(WITHOUT[model]), "a field without a form, or a reason that none needs"


def test_every_finding_of_a_claim_stands_beside_its_field(full: DeskInProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    from claimspring.editor.screens import claim  # noqa: PLC0415
    from claimspring.editor.screens.claim import ClaimView  # noqa: PLC0415
    from claimspring.model.ids import ArticleId, ClaimId, ClaimKey  # noqa: PLC0415

    view = ClaimView(full.desk, ClaimKey(ArticleId("bridge"), ClaimId("full")), "en")
    everywhere = tuple(_finding(route) for route in view._fields() if route)
    monkeypatch.setattr(claim, "findings_of_claim", lambda *_: everywhere)
    shown = full.screen("/claims/bridge/full")
    missing = [one.rule for one in everywhere if f'data-rule="{html.escape(one.rule)}"' not in shown]
    assert not missing


@pytest.mark.parametrize(
    ("screen", "module"),
    [("/sources/letter", "sources"), ("/articles/bridge", "article"), ("/articles/paper", "article")],
)
def test_every_finding_of_a_source_or_an_article_stands_beside_its_field(
    full: DeskInProcess, monkeypatch: pytest.MonkeyPatch, screen: str, module: str
) -> None:
    model = Source if module == "sources" else ArticleHeader
    wanted = [_finding(tuple(0 if one == "*" else one for one in name.split("."))) for name in fields_of(model)]
    monkeypatch.setattr(f"claimspring.editor.screens.{module}.findings_of", lambda *_: tuple(wanted))
    shown = full.screen(screen)
    assert not [one.rule for one in wanted if f'data-rule="{html.escape(one.rule)}"' not in shown]


def _finding(route: Route) -> FieldFinding:
    return FieldFinding(".".join(map(str, route)), Severity.ERROR, route, "wrong", "mend it")
