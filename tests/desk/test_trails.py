"""The pictures and remarks of the real article show what was found, without being told."""

from claimspring.diagrams.figure import evidence_figure
from claimspring.i18n.translator import Words
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ClaimId, ClaimKey
from claimspring.trace.claim import ClaimTrace
from claimspring.trace.graph import NodeId
from claimspring.trace.provenance import Provenance

from .conftest import ARTICLE

WORDS = Words("en")


def nowhere(_node: NodeId) -> None:
    return None


def trace_of(corpus: Corpus, claim: str) -> ClaimTrace:
    return Provenance(corpus).trace(ClaimKey(ARTICLE, ClaimId(claim)))


def test_four_reports_of_the_visit_are_four_links_to_one_origin(corpus: Corpus) -> None:
    figure = evidence_figure(trace_of(corpus, "visit-announced"), WORDS, nowhere)
    assert figure.headline == "Four documents, one origin."
    assert "All of it passes through Ministry of National Defense" in figure.remarks[0].text


def test_yahoo_s_analysis_is_ap_s(corpus: Corpus) -> None:
    figure = evidence_figure(trace_of(corpus, "yahoo-analysis"), WORDS, nowhere)
    assert figure.headline == "Three documents, one origin."
    assert "All of it passes through Associated Press, 14 August 2023." in [one.text for one in figure.remarks]
