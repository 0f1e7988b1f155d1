"""Evidence as the pages of claims and documents list it. A `View` and exhibits in, list items out; pure.

Written as plain strings, not as a template: a site lists each piece of evidence on two pages.
"""

from collections.abc import Iterable

from markupsafe import Markup

from claimspring.i18n.direction import lang_attributes
from claimspring.i18n.html import escaped, html, markup
from claimspring.i18n.labels import SOURCE_KINDS, STANCES
from claimspring.model.claim import Evidence
from claimspring.model.source import Source
from claimspring.routes.pages import CLAIM, PUBLISHER, SOURCE
from claimspring.site.evidence_view import Exhibit
from claimspring.site.icons import icon
from claimspring.site.site import Use
from claimspring.site.view import View


def evidence_items(view: View, home: str, exhibits: Iterable[Exhibit]) -> Markup:
    """The evidence of a claim; `home` leads from its page to the root of the language."""
    items = (
        f'<li class="exhibit st-{shown.evidence.stance}">\n'
        f'<p class="exhibit__head">{_stance(view, shown.evidence, gap=" ")}{_publisher(view, home, shown.source)}</p>\n'
        f"{_passage(shown)}{_sole(view, shown.evidence)}{_note(view, shown.evidence)}"
        f'<p class="exhibit__foot">\n{_document(view, home, shown)}</p>\n{view.pieces.seen(shown)}\n</li>\n'
        for shown in exhibits
    )
    return markup(html("".join(items)))


def passage_items(view: View, home: str, passages: Iterable[tuple[Use, Exhibit]]) -> Markup:
    """What was used of a document, each with the claim that it is evidence for."""
    items = (
        f'<li class="exhibit st-{use.evidence.stance}">\n{_passage(shown)}'
        f'<p class="exhibit__head">{_stance(view, use.evidence)} '
        f'<a href="{home}{CLAIM.place(use.key)}">{view.localized(view.site.claim(use.key).statement)}</a></p>\n'
        f"{view.pieces.seen(shown)}\n</li>\n"
        for use, shown in passages
    )
    return markup(html("".join(items)))


def _stance(view: View, evidence: Evidence, gap: str = "") -> str:
    said = view.words.say(STANCES[evidence.stance])
    return f'<span class="stance">{icon(evidence.stance.value)}{gap}{escaped(said)}</span>'


def _publisher(view: View, home: str, source: Source | None) -> str:
    if source is None:
        return ""
    published = f", {view.pieces.partial(source.published)}" if source.published else ""
    kind = view.words.say(SOURCE_KINDS[source.kind])
    return (
        f'\n<a href="{home}{PUBLISHER.place(source.publisher)}">{escaped(view.publisher_name(source.publisher))}</a>'
        f'{published}\n<span class="kind">{escaped(kind)}</span>\n'
    )


def _passage(shown: Exhibit) -> str:
    if not shown.evidence.passage:
        return ""
    language = lang_attributes(shown.language)
    return f"<blockquote{language}>{escaped(shown.evidence.passage)}</blockquote>\n"


def _sole(view: View, evidence: Evidence) -> str:
    """Why readers get no second witness."""
    if evidence.sole_because is None:
        return ""
    label = escaped(view.words.say("Why there is no second origin:"))
    return f'<p class="note-text"><strong>{label}</strong> {view.localized(evidence.sole_because)}</p>\n'


def _note(view: View, evidence: Evidence) -> str:
    return f'<p class="note-text">{view.localized(evidence.note)}</p>\n' if evidence.note else ""


def _document(view: View, home: str, shown: Exhibit) -> str:
    """The document's page on this site, the document itself at the words, and a copy of it."""
    evidence, source = shown.evidence, shown.source
    language = lang_attributes(source.language if source and source.title else None)
    title = escaped(view.source_title(evidence.source))
    parts = [f'<a href="{home}{SOURCE.place(evidence.source)}"{language}>{title}</a>\n']
    if source is None:
        return parts[0]
    copy, say = view.copy_of(evidence.source), view.words.say
    if source.url:
        text = say("Go to the words") if evidence.passage else say("Open the page")
        ties = copy.of_page() if copy else ""
        parts.append(f" · {view.pieces.outside(view.jump(source.url, evidence.passage), text, ties=ties)}\n")
    if copy:
        ties = copy.of_copy(source.url) if source.url else ""
        address = view.jump(copy.address, evidence.passage)
        parts.append(f" · {view.pieces.outside(address, say('Archived copy'), 'copy', ties)}\n")
    if source.unlocated:
        label = say("not found:")
        parts.append(f' · <span class="unlocated">{escaped(label)} {view.localized(source.unlocated)}</span>\n')
    return "".join(parts)
