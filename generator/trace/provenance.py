"""All that is known of where a corpus's claims come from, each part worked out once, when first asked for. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.model.corpus import Corpus
from generator.model.ids import ClaimKey, SourceId
from generator.trace.backlinks import backlinks
from generator.trace.claim import ClaimTrace, Tracer
from generator.trace.doubts import Step
from generator.trace.graph import Graph, NodeId, build
from generator.trace.impact import Impact, impacts


@dataclass(frozen=True, eq=False)
class Provenance:
    """The graph of a corpus with what follows from it; each is itself alone, so it can be a key."""

    corpus: Corpus
    _traces: dict[ClaimKey, ClaimTrace] = field(default_factory=dict)

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
        return impacts(self.graph, map(self.trace, self.corpus.claims))

    def trace(self, key: ClaimKey) -> ClaimTrace:
        """The trails of one claim; KeyError where there is none of that name."""
        if key not in self._traces:
            self._traces[key] = self.tracer.claim(key)
        return self._traces[key]
