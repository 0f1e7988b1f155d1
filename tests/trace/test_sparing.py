"""No more claims are traced than can tell what hangs on a document."""

from dataclasses import replace
from pathlib import Path

import pytest

from claimspring.model.claim import Claim
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey, SourceId
from claimspring.read.corpus import read_corpus
from claimspring.trace.claim import ClaimTrace, Tracer
from claimspring.trace.provenance import Provenance
from tests.trace.cases import impacts_of

SMALL = Path(__file__).parents[1] / "projects" / "small"


@pytest.fixture
def traced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The claims that were traced, one after the other."""
    names: list[str] = []
    trace = Tracer.claim

    def noting(tracer: Tracer, key: ClaimKey) -> ClaimTrace:
        names.append(key.claim)
        return trace(tracer, key)

    monkeypatch.setattr(Tracer, "claim", noting)
    return names


def naming(claim: Claim, source: str) -> bool:
    return source in {evidence.source for evidence in claim.evidence}


def test_only_claims_that_lead_to_a_document_are_traced(traced: list[str]) -> None:
    corpus = read_corpus(SMALL, cached=False).corpus
    leading = {key.claim for key, record in corpus.claims.items() if naming(record.value, "leaflet")}
    Provenance(corpus).impact(SourceId("leaflet"))
    assert leading <= set(traced)
    assert len(traced) < len(corpus.claims)


def test_after_an_edit_only_the_changed_claim_is_traced_again(traced: list[str]) -> None:
    corpus = read_corpus(SMALL, cached=False).corpus
    before = Provenance(corpus)
    assert before.heaviest
    traced.clear()
    key = ClaimKey(ArticleId("tower"), ClaimId("painted"))
    claims = {**corpus.claims, key: replace(corpus.claims[key], digest="new")}
    later = before.later(replace(corpus, claims=claims))
    assert impacts_of(later) == impacts_of(before)
    assert traced == ["painted"]


def test_whoever_asks_for_the_heaviest_sources_has_read_every_claim() -> None:
    corpus = read_corpus(SMALL, cached=False).corpus
    known = Provenance(corpus)
    known.find_losses()
    first, again = (known.recorder.recorded(lambda: known.heaviest) for _ in range(2))
    assert first.reads == again.reads
    asked = [known.recorder.queries[number] for number in first.reads]
    assert {key for name, key in asked if name == "claims"} == {None, *corpus.claims}
