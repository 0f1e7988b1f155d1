"""What the desk says of itself: its settings and the blanks of its pages on one screen, and each page by paragraphs."""

from collections.abc import Iterator
from typing import NamedTuple

from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType
from claimspring.editor.lack_words import lacks_told
from claimspring.editor.lists import listed
from claimspring.editor.rendering import words_in
from claimspring.editor.screens.broken import broken
from claimspring.editor.screens.listed import LISTED
from claimspring.editor.screens.screen import Preview, Screen, missing, screen
from claimspring.editor.settings_fields import OF_SITE, setting_route
from claimspring.editor.site_pages import FILLED_IN, asked_blanks, site_pages
from claimspring.editor.titles import HEADING
from claimspring.i18n.multilingual import alone
from claimspring.model.blanks import FROM_SETTINGS, blanks
from claimspring.model.finding import Route
from claimspring.pipeline.mkdocs_config import NAMES
from claimspring.read.editing.kinds import kind_of
from claimspring.read.editing.operations import value_at
from claimspring.read.editing.paragraphs import paragraphs
from claimspring.read.yaml import Data

_SHOWN = (*OF_SITE, "owner", "contact", "licence", "funding", "reviewers", "in_review", "shelf_life_days")


class SettingField(NamedTuple):
    """A setting as its file has it."""

    route: Route
    value: str
    counts: str
    """What counts in its place, where the system sets that; else nothing."""


class PageParagraph(NamedTuple):
    """One paragraph of a page, by its place among them."""

    number: int
    text: str
    heading: str
    """Its words, where it is a heading."""
    is_open: bool
    """Whether it has a blank that somebody has to fill in."""
    is_filled: bool
    """Whether it has one that is filled from the settings."""


def show(desk: OpenDesk, _preview: Preview, language: str) -> Screen:
    """The form about the desk, and the ways to all else that it says of itself."""
    config = desk.configured.config
    if not desk.configured.is_known and config in NAMES:
        return broken(desk, language, FileName(FileType.SETTINGS, config))
    return screen(
        desk,
        language,
        "about",
        alone(words_in(language).say("About this desk")),
        fields=_fields(desk),
        file=FileName(FileType.SETTINGS, config),
        digest=desk.shown(config) if config in NAMES else "",
        holder=desk.configured.path,
        lists=[(f"/{kind}", told.title, len(listed(desk, kind))) for kind, told in LISTED.items()],
        lacks=lacks_told(desk, language),
        blanks=asked_blanks(desk),
        is_just_filled=desk.last_deed is not None and desk.last_deed.told == FILLED_IN,
        pages=list(site_pages(desk)),
    )


def page(desk: OpenDesk, _preview: Preview, language: str, page: str) -> Screen:
    """One page in one language, a field for each paragraph."""
    shown = next((one for one in site_pages(desk) if one.name.id == page), None)
    if shown is None:
        raise missing(page)
    path = shown.name.path(desk.settings.docs_dir)
    digest = desk.shown(path)
    text = (desk.bytes_of(path) or b"").decode("utf-8", "replace")
    parts = list(_paragraphs(text))
    return screen(
        desk, language, "site_page", shown.title, page=shown, file=shown.name, digest=digest, parts_of_page=parts
    )


def _paragraphs(text: str) -> Iterator[PageParagraph]:
    """All but what a file says to the program at its head."""
    for number, place in enumerate(paragraphs(text)):
        words = text[place.start : place.end].replace("\r\n", "\n")
        if number or not words.startswith("---\n"):
            heading = HEADING.fullmatch(words)
            names = {blank.name for blank in blanks(words)}
            is_open, is_filled = bool(names.difference(FROM_SETTINGS)), not names.isdisjoint(FROM_SETTINGS)
            yield PageParagraph(number, words, heading["words"] if heading else "", is_open, is_filled)


def _fields(desk: OpenDesk) -> dict[str, SettingField]:
    """The settings that can be changed here; none where they do not stand in the one file of settings."""
    configured = desk.configured
    raw = desk.bytes_of(configured.config) if configured.config in NAMES else None
    if raw is None or not configured.route or configured.path != configured.config:
        return {}
    data = kind_of(configured.config).data(raw.decode("utf-8", "replace"))
    return {key: _field(desk, data, key) for key in _SHOWN}


def _field(desk: OpenDesk, data: dict[str, Data], key: str) -> SettingField:
    route = setting_route(data, desk.configured.route, key)
    there, counts = value_at(data, route), getattr(desk.settings, key)
    value = there if isinstance(there, str) else ""
    is_other = isinstance(route[-1], int) and counts not in {None, value}
    is_left_out = there is None and counts is not None and not isinstance(route[-1], int)
    return SettingField(route, str(counts) if is_left_out else value, str(counts) if is_other else "")
