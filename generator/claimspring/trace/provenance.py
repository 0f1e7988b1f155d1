"""All that is known of where a corpus's claims come from, each part worked out once, when first asked for. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from claimspring.model.corpus import Corpus, Record
from claimspring.model.ids import ClaimKey, SourceId
from claimspring.trace.backlinks import backlinks, leading_claims, naming
from claimspring.trace.claim import ClaimTrace, Tracer
from claimspring.trace.graph import Graph, NodeId, build
from claimspring.trace.impact import Impact, Losses, impact, impacts, losses
from claimspring.trace.lineage_issues import Step


@dataclass(frozen=True, eq=False)
class Provenance:
    """The graph of a corpus with what follows from it; each is itself alone, so it can be a key."""

    corpus: Corpus
    _traces: dict[ClaimKey, ClaimTrace] = field(default_factory=dict)
    _losses: dict[ClaimKey, Losses] = field(default_factory=dict)
    _impacts: dict[SourceId, Impact | None] = field(default_factory=dict)

    @cached_property
    def graph(self) -> Graph:
        """Every document's links back."""
        return build(self.corpus)

    @cached_property
    def tracer(self) -> Tracer:
        """What traces claims and sources."""
        return Tracer(self.graph)

    @cached_property
    def backlinks(self) -> Mapping[NodeId, tuple[Step, ...]]:
        """What was made from each document."""
        return backlinks(self.graph)

    @cached_property
    def impacts(self) -> Mapping[SourceId, Impact]:
        """What hangs on each source that some claim rests on, the heaviest first."""
        found = impacts(self.graph, self._lost(self.corpus.claims))
        self._impacts.update({source: found.get(source) for source in self.corpus.sources})
        return found

    def impact(self, source: SourceId) -> Impact | None:
        """What hangs on one source, None where no claim rests on it; only claims that lead there are traced."""
        if source not in self._impacts:
            claims = leading_claims(self.backlinks, self._naming, self.graph.node(source))
            self._impacts[source] = impact(self.graph, source, self._lost(claims))
        return self._impacts[source]

    def trace(self, key: ClaimKey) -> ClaimTrace:
        """The trails of one claim; KeyError where there is none of that name."""
        if key not in self._traces:
            self._traces[key] = self.tracer.claim(key)
        return self._traces[key]

    def later(self, corpus: Corpus) -> "Provenance":
        """That of a later corpus, knowing already what hangs on documents as far as that cannot have changed.

        What a claim loses with a document depends on the claim's own file and on those of documents and articles.
        """
        old = self.corpus
        if not (self._losses and _same(old.sources, corpus.sources) and _same(old.articles, corpus.articles)):
            return Provenance(corpus)
        claims = corpus.claims
        kept = {key: hit for key, hit in self._losses.items() if key in claims and claims[key] is old.claims[key]}
        return Provenance(corpus, _losses=kept)

    @cached_property
    def _naming(self) -> Mapping[NodeId, tuple[ClaimKey, ...]]:
        return naming(self.graph)

    def _lost(self, claims: Iterable[ClaimKey]) -> Iterator[tuple[ClaimKey, Losses]]:
        for key in claims:
            if key not in self._losses:
                self._losses[key] = losses(self.trace(key))
            yield key, self._losses[key]


def _same(old: Mapping[Any, Record[Any]], new: Mapping[Any, Record[Any]]) -> bool:
    """Whether two mappings hold the same files."""
    return old.keys() == new.keys() and all(old[key].digest == new[key].digest for key in new)
