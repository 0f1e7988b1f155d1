"""Evidence as the pages of claims and documents show it. A `View`, a claim or exhibits in, safe HTML out; pure.

Written as plain strings, not as a template: a site lists each piece of evidence on two pages.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from claimspring.i18n.direction import lang_attributes
from claimspring.i18n.html import Html, escaped, html, markup
from claimspring.i18n.labels import MEDIA, SOURCE_KINDS, STANCES
from claimspring.i18n.multilingual import Multilingual
from claimspring.model.claim import Medium, Question, Stance
from claimspring.model.ids import ClaimKey, PublisherId
from claimspring.model.source import ReadFrom, Source, SourceKind
from claimspring.routes.pages import CLAIM, SOURCE
from claimspring.site.evidence_view import Exhibit, exhibit
from claimspring.site.view import View
from claimspring.trace.claim import ClaimTrace
from claimspring.trace.lineage_summary import descent
from claimspring.trace.node_names import links_and_origins, relation, spelled

_NEARNESS = tuple(SourceKind)
_ORDER = (Stance.REFUTES, Stance.SUPPORTS, Stance.QUALIFIES, Stance.CONTEXT)
_OPEN = 3
"""How many passages are open where no question says which one decides."""
_ORIGINS_NAMED = 2
_FOLDED_NAMED = 6


class EvidenceGroup(NamedTuple):
    """Passages that belong together: those that answer one question, or do the same to the statement."""

    question: Question | None
    stance: Stance
    """What most of them do."""
    exhibits: Sequence[Exhibit]
    """The best one first."""


def groups_of(view: View, key: ClaimKey) -> list[EvidenceGroup]:
    """The evidence by question; what answers none, and all of it where nothing is asked, by what it does."""
    claim = view.site.claim(key)
    exhibits = sorted((exhibit(view.site.corpus, evidence) for evidence in claim.evidence), key=_rank)
    asked = {question.id for question in claim.questions}
    answers = {name: [one for one in exhibits if one.evidence.answers == name] for name in asked}
    loose = {
        stance: [one for one in exhibits if one.evidence.stance is stance and one.evidence.answers not in asked]
        for stance in _ORDER
    }
    return [
        *(
            EvidenceGroup(one, answers[one.id][0].evidence.stance, answers[one.id])
            for one in claim.questions
            if answers[one.id]
        ),
        *(EvidenceGroup(None, stance, same) for stance, same in loose.items() if same),
    ]


def _rank(shown: Exhibit) -> tuple[int, bool, int]:
    """What refutes comes first, of that what holds the decisive words, then what stands nearest to the event."""
    nearness = _NEARNESS.index(shown.source.kind) if shown.source else len(_NEARNESS)
    return _ORDER.index(shown.evidence.stance), shown.evidence.key is None, nearness


def evidence_groups(view: View, home: str, key: ClaimKey) -> Markup:
    """The evidence of a claim; `home` leads from its page to the root of the language."""
    trace, groups = view.site.provenance.trace(key), groups_of(view, key)
    return markup(html("".join(_group(view, home, trace, group) for group in groups)))


def _group(view: View, home: str, trace: ClaimTrace, group: EvidenceGroup) -> str:
    shown_ = _OPEN if group.question is None else 1
    items = [_item(view, home, shown, group.stance) for shown in group.exhibits]
    first, others, folded = "".join(items[:shown_]), items[shown_:], ""
    if others:
        names = view.words.listing(_names(view, group.exhibits[shown_:]))
        more = view.words.count("%(num)s more: %(names)s", "%(num)s more: %(names)s", len(others), names=names)
        folded = f'<details class="more"><summary>{escaped(more)}</summary>\n{"".join(others)}</details>\n'
    return f'<section class="q">{_asked(view, group)}{_counts(view, trace, group)}\n{first}{folded}</section>\n'


def _asked(view: View, group: EvidenceGroup) -> str:
    if group.question is None:
        return f"<h3>{escaped(view.words.sentence(_done(view, group.stance, group.exhibits)))}</h3>"
    answer = f'\n<p class="ans">{view.localized(group.question.answer)}</p>' if group.question.answer else ""
    return f"<h3>{view.localized(group.question.ask)}</h3>{answer}"


def _done(view: View, stance: Stance, exhibits: Sequence[Exhibit]) -> Multilingual:
    """What documents do whose passages answer no question."""
    count, number = view.words.count, len({shown.evidence.source for shown in exhibits})
    many = spelled(number, view.words)
    match stance:
        case Stance.REFUTES:
            return count("One document refutes it", "%(num)s documents refute it", number, num=many)
        case Stance.SUPPORTS:
            return count("One document supports it", "%(num)s documents support it", number, num=many)
        case Stance.QUALIFIES:
            return count("One document qualifies it", "%(num)s documents qualify it", number, num=many)
        case Stance.CONTEXT:
            return count("One document gives context", "%(num)s documents give context", number, num=many)


def _names(view: View, exhibits: Sequence[Exhibit]) -> list[Multilingual | str]:
    names = list(dict.fromkeys(view.short_name_of(shown.evidence.source) for shown in exhibits))
    return [*names[:_FOLDED_NAMED], *(["…"] if len(names) > _FOLDED_NAMED else [])]


def _counts(view: View, trace: ClaimTrace, group: EvidenceGroup) -> str:
    """How many documents, and to how many origins they go back: four links to one announcement are one."""
    own = {id(shown.evidence) for shown in group.exhibits}
    found = descent(trace.article.graph, (shown.walk for shown in trace.exhibits if id(shown.evidence) in own))
    words = view.words
    counts = words.sentence(
        links_and_origins(len(found.starts), found.independent_origins, words, complete=not found.open_ends)
    )
    if 0 < len(found.origins) <= _ORIGINS_NAMED:
        origins = dict.fromkeys(found.graph.publisher_of(node) or PublisherId(node) for node in found.origins)
        names = words.listing([view.short_name(origin) for origin in origins])
        counts = words.say("%(counts)s: %(names)s", counts=counts, names=names)
    return f'\n<p class="meta">{escaped(counts)}</p>'


def _item(view: View, home: str, shown: Exhibit, usual: Stance) -> str:
    return (
        f'<div class="ev">{_by(view, home, shown, usual)}<div>{_passage(view, shown)}'
        f'<p class="meta">{_notes(view, shown)}</p>{_seen(view, shown)}</div></div>\n'
    )


def _by(view: View, home: str, shown: Exhibit, usual: Stance) -> str:
    """Who says it, when, from whom, and what it does where that is not what the others do."""
    evidence, source = shown.evidence, shown.source
    link = view.link(home, SOURCE.place(evidence.source))
    name = f'<b><a href="{link}">{escaped(view.short_name_of(evidence.source))}</a></b>'
    if source is None:
        return f'<p class="by">{name}</p>'
    parts = [] if source.published is None else [str(_published(view, source))]
    parts.append(str(_came_from(view, shown, source)))
    if evidence.stance is not usual:
        parts.append(f"<i>{escaped(view.words.say(STANCES[evidence.stance]))}</i>")
    return f'<p class="by">{name}{"".join(f"<span>{part}</span>" for part in parts)}</p>'


def _published(view: View, source: Source) -> Html:
    day = view.pieces.partial(source.published or "")
    if source.date_from is ReadFrom.ADDRESS:
        return html(view.words.say("%(day)s, from the address", day=day))
    return html(day)


def _came_from(view: View, shown: Exhibit, source: Source) -> Html:
    """What the document did with the one that the passage began at, else with the first that it was made from.

    Where none is known, what sort of document it is.
    """
    graph = view.site.provenance.graph
    links = graph.links.get(graph.node(shown.evidence.source), ())
    began = {graph.node(source) for source in shown.evidence.begins_at}
    link = next((link for link in links if link.target in began), next(iter(links), None))
    if link is None or link.unknown:
        return escaped(view.words.say(SOURCE_KINDS[source.kind]))
    how, publisher = relation(link, view.words), graph.publisher_of(link.target)
    name = view.short_name(publisher) if publisher else str(link.target)
    if link.inferred:
        return escaped(view.words.say("probably %(how)s %(name)s", how=how, name=name))
    return escaped(view.words.say("%(how)s %(name)s", how=how, name=name))


def _passage(view: View, shown: Exhibit) -> str:
    """The words, those that decide bold; else what is seen or heard."""
    evidence = shown.evidence
    where = place_in_work(view, evidence.time, evidence.page)
    if evidence.passage is None:
        kind = escaped(view.words.say(MEDIA[evidence.medium]))
        told = f'<p class="said">{view.localized(evidence.description)}</p>' if evidence.description else ""
        heading = " · ".join(filter(None, [str(kind), str(where)]))
        is_plain = evidence.medium is Medium.TEXT and evidence.description is None
        return told + ("" if is_plain else f'<p class="meta">{heading}</p>')
    place = f'<p class="meta">{where}</p>' if where else ""
    before, key, behind = evidence.passage.partition(evidence.key or "\0")
    bold = f"<b>{escaped(key)}</b>" if key else ""
    return f"<blockquote{lang_attributes(shown.language)}>{escaped(before)}{bold}{escaped(behind)}</blockquote>{place}"


def place_in_work(view: View, time: str | None, page: str | None) -> Html:
    """Where in a film or on which page, in words; empty where nobody said."""
    say = view.words.say
    parts = [say("at %(time)s", time=time)] if time else []
    parts += [say("page %(page)s", page=page)] if page else []
    return html(" · ".join(str(escaped(part)) for part in parts))


def _notes(view: View, shown: Exhibit) -> str:
    """The document's title, what a reader should know of the passage, the document at the words, and a copy of it."""
    evidence, source, say = shown.evidence, shown.source, view.words.say
    parts = (
        [f"<cite{lang_attributes(source.language)}>{escaped(source.title)}</cite>"] if source and source.title else []
    )
    if evidence.note:
        parts.append(str(view.localized(evidence.note)))
    if evidence.hash:
        parts.append(f"SHA-256 <code>{escaped(evidence.hash)}</code>")
    if evidence.sole_because:
        why = escaped(say("Why there is no second origin:"))
        parts.append(f"<b>{why}</b> {view.localized(evidence.sole_because)}")
    if source is None:
        return " · ".join(parts)
    copy = view.copy_of(evidence.source)
    if source.url:
        text = say("Go to the words") if evidence.passage else say("Open the page")
        ties = copy.of_page() if copy else ""
        parts.append(str(view.pieces.outside(view.jump(source.url, evidence.passage), text, ties=ties)))
    if copy:
        ties = copy.of_copy(source.url) if source.url else ""
        parts.append(str(view.pieces.outside(view.jump(copy.address, evidence.passage), say("Archived copy"), ties)))
    if source.unlocated:
        label = escaped(say("not found:"))
        parts.append(f"{label} {view.localized(source.unlocated)}")
    return " · ".join(parts)


def _seen(view: View, shown: Exhibit) -> str:
    """What a machine last saw; that it saw nothing yet is said once for the whole page."""
    return "" if shown.state in {"none", "unseen"} else str(view.pieces.seen(shown))


def looked_at(view: View, key: ClaimKey) -> Multilingual | None:
    """What holds for the passages as a whole, said once: who read them, what a machine has seen, what is archived."""
    shown = [exhibit(view.site.corpus, evidence) for evidence in view.site.claim(key).evidence if evidence.passage]
    if not shown:
        return None
    words = view.words
    seen = sum(one.state != "unseen" for one in shown)
    copies = sum(view.copy_of(one.evidence.source) is not None for one in shown)
    read = words.count(
        "%(num)s passage was read and copied by an editor",
        "%(num)s passages were read and copied by an editor",
        len(shown),
    )
    again = (
        words.count("%(num)s has been rechecked automatically", "%(num)s have been rechecked automatically", seen)
        if seen
        else words.say("none has been rechecked automatically")
    )
    copied = (
        words.count("%(num)s has an archived copy", "%(num)s have an archived copy", copies)
        if copies
        else words.say("none has a copy in a public archive")
    )
    return words.say("%(read)s; %(again)s; %(copied)s.", read=read, again=again, copied=copied)


def passage_items(view: View, home: str, passages: Iterable[tuple[ClaimKey, Exhibit]]) -> Markup:
    """What was used of a document, each passage once, with the claims that it is evidence for."""
    used: dict[object, list[tuple[ClaimKey, Exhibit]]] = {}
    for key, shown in passages:
        one = shown.evidence
        used.setdefault(one.passage or (one.medium, one.time, one.page, one.description), []).append((key, shown))
    items = (
        f'<li class="quoted">{_passage(view, same[0][1])}{_seen(view, same[0][1])}'
        f"<ul>{''.join(_claim(view, home, *pair) for pair in same)}</ul></li>\n"
        for same in used.values()
    )
    return markup(html("".join(items)))


def _claim(view: View, home: str, key: ClaimKey, shown: Exhibit) -> str:
    said = view.words.say(STANCES[shown.evidence.stance])
    statement = view.localized(view.site.claim(key).statement)
    link = view.link(home, CLAIM.place(key))
    return f'<li><span class="meta">{escaped(said)}</span> <a href="{link}">{statement}</a></li>'
