"""All that is known of where a corpus's claims come from, each part worked out once, when first asked for. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any

from claimspring.model.corpus import Corpus, Record
from claimspring.model.ids import ClaimKey, SourceId
from claimspring.model.recorder import Latest, Reads, Recorder, Remembered, index, plain, recorded_property
from claimspring.trace.backlinks import backlinks, leading_claims, naming
from claimspring.trace.claim import ClaimTrace, Tracer
from claimspring.trace.graph import Graph, NodeId, build, what_links
from claimspring.trace.impact import Impact, Losses, heaviest, impact, losses
from claimspring.trace.lineage_issues import Step
from claimspring.trace.packed_losses import PackedLosses
from claimspring.trace.relinking import Relinked, relinked, relinked_steps

_TRACES = 4_000
"""So many are kept: one takes 5 kB, and a tenth of a millisecond to be made again."""


@dataclass(frozen=True, eq=False)
class Provenance:
    """The graph of a corpus with what follows from it; each is itself alone, so it can be a key."""

    corpus: Corpus
    """Read through the recorder."""
    _traces: Latest[ClaimKey, Remembered[ClaimTrace]] = field(default_factory=lambda: Latest(_TRACES))
    _losses: PackedLosses = field(default_factory=PackedLosses)
    recorder: Recorder = field(default_factory=Recorder)

    def __post_init__(self) -> None:
        """Have the corpus read through the recorder."""
        corpus = self.corpus
        kinds = {one.name: self.recorder.mapping(one.name, getattr(corpus, one.name)) for one in fields(corpus)}
        object.__setattr__(self, "corpus", Corpus(**kinds))

    @cached_property
    def graph(self) -> Graph:
        """Every document's links back."""
        return self._recorded(self.recorder.silent(lambda: build(self.corpus)))

    def _recorded(self, made: Graph) -> Graph:
        note = self.recorder.mapping
        links, owners, aliases = note("links", made.links), note("owners", made.owners), note("aliases", made.aliases)
        return Graph(self.corpus, links, owners, aliases, self.recorder)

    @cached_property
    def tracer(self) -> Tracer:
        """What traces claims and sources."""
        return Tracer(self.graph)

    @index
    def backlinks(self) -> Mapping[NodeId, tuple[Step, ...]]:
        """What was made from each document."""
        return backlinks(self.graph)

    @index
    def naming(self) -> Mapping[NodeId, tuple[ClaimKey, ...]]:
        """The claims that name each document, outlet or article in their own files."""
        return naming(self.graph)

    @recorded_property
    def heaviest(self) -> Sequence[SourceId]:
        """The sources that some claim rests on, those on which most hangs first."""
        return heaviest(self.graph, map(self.losses, self.corpus.claims))

    def impact(self, source: SourceId) -> Impact | None:
        """What hangs on one source, None where no claim rests on it; only claims that lead there are traced."""
        claims = leading_claims(self.backlinks, self.naming, self.graph.node(source))
        return impact(self.graph, source, self._lost(claims))

    def trace(self, key: ClaimKey) -> ClaimTrace:
        """The trails of one claim; KeyError where there is none of that name."""
        return self.recorder.once(self._traces, key, lambda: self.tracer.claim(key))

    def losses(self, key: ClaimKey) -> Losses:
        """What one claim loses with each document that it has to do with."""
        known = self._losses.get(key)
        if known is None:
            known = self.recorder.recorded(lambda: losses(self.trace(key)))
            self._losses.add({key: known.value}, known.reads)
        return self.recorder.again(known)

    def find_losses(self) -> None:
        """Find what all claims lose, before processes part that would each follow their trails."""
        for key in self.corpus.claims:
            if self._losses.get(key) is None:
                self.losses(key)

    def know(self, found: Mapping[ClaimKey, Losses], reads: Reads) -> None:
        """Take over what an earlier process found, as long as no answer to what it read is another."""
        self._losses.add(found, reads)

    def later(self, corpus: Corpus) -> "Provenance":
        """That of a later corpus, knowing already what hangs on documents as far as that cannot have changed.

        What a claim loses with a document depends on the claim's own file and on those of documents and articles.
        """
        old = self.corpus
        if not (self._losses and _same(old.sources, corpus.sources) and _same(old.articles, corpus.articles)):
            return Provenance(corpus)
        claims, later = corpus.claims, Provenance(corpus)
        for key in self._losses:
            known = self._losses.get(key)
            if known and key in claims and claims[key] is old.claims[key]:
                numbers = map(later.recorder.number, (self.recorder.queries[number] for number in known.reads))
                later._losses.add({key: known.value}, tuple(numbers))
        return later

    def with_same_ways(self, corpus: Corpus) -> "Provenance":
        """That of a later corpus in which claims and sources rest on the same, in the same state of review."""
        later = Provenance(corpus, _losses=self._losses, recorder=self.recorder)
        later.take(self)
        kept = ("naming", "recorded heaviest")
        later.__dict__.update((name, self.__dict__[name]) for name in kept if name in self.__dict__)
        return later

    def is_same_graph(self, earlier: "Provenance", changed: Mapping[str, Collection[Any]]) -> bool:
        """Whether documents rest on each other as in an earlier corpus, of which these records changed, by kind."""
        if changed["publishers"]:
            return False
        return all(self._links_as(earlier, kind, changed) for kind in ("sources", "articles"))

    def take(self, earlier: "Provenance") -> None:
        """Take over what an earlier one with the same recorder found, whose documents and publishers are the same."""
        for name, known in vars(earlier).items():
            if name == "graph":
                self.__dict__[name] = self._recorded(known)
            elif name == "backlinks":
                self.__dict__[name] = known

    def relink(self, earlier: "Provenance", changed: Mapping[str, Collection[Any]]) -> Relinked | None:
        """Take over the documents of an earlier one with the same recorder, but for what a few sources link to.

        None, and nothing is taken over, where others may be linked otherwise.
        """
        if changed["publishers"] or not self._links_as(earlier, "articles", changed):
            return None
        sources = [key for key in changed["sources"] if not self._links_as(earlier, "sources", {"sources": [key]})]
        now = relinked(earlier.graph, self.corpus, sources)
        if now:
            self.__dict__["graph"] = self._recorded(replace(earlier.graph, links=now.links))
            if "backlinks" in vars(earlier):
                steps = relinked_steps(plain(earlier.backlinks), now)
                self.__dict__["backlinks"] = self.recorder.mapping("backlinks", steps)
        return now

    def relinked_questions(self, earlier: "Provenance", now: Relinked) -> set[int]:
        """The questions about documents that may have another answer than before they were linked otherwise."""
        found = self.recorder.asked("links", now.documents, all_keys=False)
        if "backlinks" in vars(earlier):
            old, new = plain(earlier.backlinks), plain(self.backlinks)
            came_or_went = any((target in old) != (target in new) for target in now.targets)
            found |= self.recorder.asked("backlinks", now.targets, all_keys=came_or_went)
        return found

    def _links_as(self, earlier: "Provenance", kind: str, changed: Mapping[str, Collection[Any]]) -> bool:
        old, new = getattr(earlier.corpus, kind), getattr(self.corpus, kind)
        return all(what_links(old.get(key)) == what_links(new.get(key)) for key in changed[kind])

    def differences(self, earlier: "Provenance") -> set[int]:
        """The questions about documents that an earlier one with the same recorder answered otherwise."""
        old, new, found = earlier.graph, self.graph, set[int]()
        for name in ("links", "owners", "aliases"):
            found |= self.recorder.differing(name, getattr(old, name), getattr(new, name))
        if "backlinks" in vars(earlier):
            found |= self.recorder.differing("backlinks", earlier.backlinks, self.backlinks)
        return found

    def _lost(self, claims: Iterable[ClaimKey]) -> Iterator[tuple[ClaimKey, Losses]]:
        for key in claims:
            yield key, self.losses(key)


def _same(old: Mapping[Any, Record[Any]], new: Mapping[Any, Record[Any]]) -> bool:
    """Whether two mappings hold the same files."""
    return old.keys() == new.keys() and all(old[key].digest == new[key].digest for key in new)
