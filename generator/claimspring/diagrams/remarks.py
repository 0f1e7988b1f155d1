"""What a reader should notice on a trail, each in one sentence. `trace`'s findings and words in, remarks out; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimspring.diagrams.scene import Scene
from claimspring.i18n.multilingual import Multilingual, Said, composed
from claimspring.i18n.translator import Words
from claimspring.model.claim import Stance
from claimspring.trace.claim import Basis, ClaimTrace
from claimspring.trace.graph import NodeId
from claimspring.trace.impact import Loss
from claimspring.trace.lineage_issues import GapKind
from claimspring.trace.lineage_summary import Descent
from claimspring.trace.node_names import links_and_origins, name, publisher_name, spelled, who
from claimspring.trace.origins import Group, Reason

NAMED = 12
"""How many documents a sentence names."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence and what it is about, for its look."""

    kind: str
    """credit, origin, loop, gap, date, distortion, interest or failure."""
    text: Said


def article_headline(trace: ClaimTrace, words: Words) -> Multilingual:
    """How many steps lie between the article and the origin, in one sentence."""
    wrong, refuting = trace.credit.wrong, _refuting(trace)
    if wrong and not refuting and set(trace.article.origins) <= set(wrong):
        names = _named(trace.article, wrong, words)
        return words.say("The article wrongly credits %(names)s; where it comes from is not known.", names=names)
    if not trace.article.origins:
        return _without_origin(trace, words)
    origins = _named(trace.article, trace.article.origins, words)
    match trace.basis:
        case Basis.CREDIT:
            return words.say("By the article’s own account, this comes from %(origins)s.", origins=origins)
        case Basis.ARTICLE:
            return words.say(
                "We do not know where this sentence comes from. Other parts of the article go back to %(origins)s.",
                origins=origins,
            )
    return _traced(trace, refuting, origins, words)


def _traced(trace: ClaimTrace, refuting: list[NodeId], origins: Multilingual, words: Words) -> Multilingual:
    """Say "probably" where a step on the way is probable: a sentence claims no more than its weakest step.

    A document that refutes the statement did not say what the article says that it did.
    """
    steps = trace.article.distance_to_origin or 0
    is_probable = any(step.link.inferred for step in trace.article.steps)
    if refuting:
        return _contradicted(trace, refuting, words, is_probable=is_probable)
    if steps == 1 and is_probable:
        return words.say("Probably straight from %(origins)s.", origins=origins)
    if steps == 1:
        return words.say("Straight from %(origins)s.", origins=origins)
    number = spelled(steps, words)
    if is_probable:
        return words.say("Probably from %(origins)s, %(number)s steps back.", origins=origins, number=number)
    return words.say("Traced in %(number)s steps to %(origins)s.", origins=origins, number=number)


def _contradicted(trace: ClaimTrace, refuting: list[NodeId], words: Words, *, is_probable: bool) -> Multilingual:
    names, number = _named(trace.article, refuting, words), len(refuting)
    if is_probable:
        return words.count(
            "The article probably goes back to %(names)s, which says otherwise.",
            "The article probably goes back to %(names)s, which say otherwise.",
            number,
            names=names,
        )
    return words.count(
        "The article goes back to %(names)s, which says otherwise.",
        "The article goes back to %(names)s, which say otherwise.",
        number,
        names=names,
    )


def _refuting(trace: ClaimTrace) -> list[NodeId]:
    """The documents on the way of the sentence whose words refute the statement."""
    passed = dict.fromkeys(step.link.target for step in trace.article.steps if not step.link.unknown)
    exhibits = [shown.evidence for shown in trace.exhibits if shown.evidence.stance is Stance.REFUTES]
    refuting = {trace.article.graph.node(evidence.source) for evidence in exhibits}
    return [node for node in passed if node in refuting]


def _without_origin(trace: ClaimTrace, words: Words) -> Multilingual:
    first = [step.link for step in trace.article.steps if step.document in trace.article.starts]
    if first and all(link.unknown for link in first):
        return words.say("We do not know where this sentence comes from.")
    match trace.basis:
        case Basis.NOTHING:
            return words.say("We do not know where this sentence comes from.")
        case Basis.CREDIT:
            names = _named(trace.article, [link.target for link in first], words)
            return words.say("The article credits %(names)s; we could not trace this any further.", names=names)
        case _:
            return words.say("We could not trace it to its origin.")


def source_headline(scene: Scene, words: Words) -> Multilingual:
    """How many documents were made from the one that the scene is about, as far as it shows them."""
    later = {box.node for box in scene.boxes if box.focus}
    for arrow in reversed(scene.arrows):
        if arrow.head in later and not arrow.closes and not arrow.link.unknown:
            later.add(arrow.tail)
    if len(later) == 1:
        return words.say("No one that we know of used it.")
    return words.count(
        "%(num)s document goes back to it.",
        "%(num)s documents go back to it.",
        len(later) - 1,
    )


def evidence_headline(part: Descent, words: Words) -> Multilingual:
    """Five links, one origin."""
    return (
        words.sentence(
            links_and_origins(len(part.starts), part.independent_origins, words, complete=not part.open_ends)
        )
        + "."
    )


def loss_headings(words: Words) -> dict[Loss, Multilingual]:
    """What stands above the claims that would be hit by the loss of a document, worst first."""
    return {
        Loss.FALLS: words.say("These verdicts would go:"),
        Loss.WEAKENED: words.say("These would lose part of their evidence:"),
        Loss.TOUCHED: words.say("For these only the trail or the context would change:"),
    }


def credit_remarks(trace: ClaimTrace, words: Words) -> Iterator[Remark]:
    """Who is never credited, and whom the article credits instead."""
    graph, credit = trace.article.graph, trace.credit
    outlets = dict.fromkeys(who(graph, node, words) for node in credit.never_named)
    if outlets:
        text = words.say("Not credited for this sentence: %(names)s.", names=words.listing(list(outlets)))
        yield Remark("credit", text)
    if credit.differs and credit.named:
        named = words.listing(list(dict.fromkeys(who(graph, node, words) for node in credit.named)))
        origins = words.listing(list(dict.fromkeys(who(graph, node, words) for node in trace.article.origins)))
        text = words.say("The article credits %(named)s. It began with %(origins)s.", named=named, origins=origins)
        yield Remark("credit", text)


def remarks(part: Descent, words: Words) -> Iterator[Remark]:
    """All that is worth a sentence, the origins first."""
    yield from _origins(part, words)
    yield from _gaps(part, words)
    yield from _steps(part, words)
    if part.self_interest:
        outlets = tuple(dict.fromkeys(found.document for found in part.self_interest))
        names = _named(part, outlets, words)
        yield Remark("interest", words.say("State outlets that rely on their own government: %(names)s.", names=names))


def _origins(part: Descent, words: Words) -> Iterator[Remark]:
    for group in part.groups:
        if group.reason:
            yield Remark("origin", _counted_once(part, group, group.reason, words))
    if len(part.starts) > 1 and part.single_points_of_failure:
        names = _named(part, part.single_points_of_failure, words)
        yield Remark("failure", words.say("All of it passes through %(names)s.", names=names))
    if part.distance_to_primary and part.distance_to_primary > 1:
        text = words.say(
            "The nearest primary document is %(number)s steps back.", number=spelled(part.distance_to_primary, words)
        )
        yield Remark("origin", text)


def _counted_once(part: Descent, group: Group, reason: Reason, words: Words) -> Multilingual:
    names = _named(part, group.origins, words)
    match reason:
        case Reason.ONE_TEXT:
            return words.say("%(names)s count once: they are versions of one text.", names=names)
        case Reason.ONE_OUTLET:
            number = words.sentence(spelled(len(group.origins), words))
            publisher = who(part.graph, group.origins[0], words)
            return words.say("%(number)s documents of %(name)s count as one origin.", number=number, name=publisher)
        case Reason.ONE_OWNER:
            owner = publisher_name(part.graph, group.owner, words) if group.owner else ""
            return words.say("%(names)s count once: they have one owner, %(owner)s.", names=names, owner=owner)


def _gaps(part: Descent, words: Words) -> Iterator[Remark]:
    for loop in part.cycles:
        names = [name(part.graph, node, words) for node in loop]
        if len(loop) == 1:
            yield Remark("loop", words.say("%(name)s gives itself as its source.", name=names[0]))
        else:
            yield Remark(
                "loop",
                words.say(
                    "They cite each other in a circle: %(names)s.",
                    names=composed(" ← ".join(map(str, [*names, names[0]]))),
                ),
            )
    ends = {kind: [gap.document for gap in part.gaps if gap.kind is kind and gap.ends] for kind in GapKind}
    if unknown := (*ends[GapKind.SECONDARY], *ends[GapKind.UNLOCATED]):
        named = _named(part, unknown, words)
        yield Remark("gap", words.say("Source unknown: %(names)s.", names=named))
    if outlets := ends[GapKind.OUTLET]:
        named = _named(part, outlets, words)
        yield Remark("gap", words.say("Only the outlet is known, no document: %(names)s.", names=named))
    if missing := ends[GapKind.MISSING]:
        yield Remark("gap", words.say("There is no file for it: %(names)s.", names=_named(part, missing, words)))


def _steps(part: Descent, words: Words) -> Iterator[Remark]:
    graph = part.graph
    for step in part.anachronisms:
        document, origin = name(graph, step.document, words), name(graph, step.link.target, words)
        yield Remark(
            "date",
            words.say(
                "%(document)s is older than what it is said to come from: %(origin)s.", document=document, origin=origin
            ),
        )
    for step in part.distortions:
        if step.link.distortion:
            document, origin = name(graph, step.document, words), name(graph, step.link.target, words)
            text = words.say(
                "Changed between %(origin)s and %(document)s: %(how)s",
                document=document,
                origin=origin,
                how=words.plain(step.link.distortion),
            )
            yield Remark("distortion", text)


def _named(part: Descent, nodes: Sequence[NodeId], words: Words) -> Multilingual:
    """The documents in one sentence; of very many only the first."""
    names = [name(part.graph, node, words) for node in nodes[:NAMED]]
    if len(nodes) > NAMED:
        names.append(words.count("%(num)s more", "%(num)s more", len(nodes) - NAMED))
    return words.listing(names)
