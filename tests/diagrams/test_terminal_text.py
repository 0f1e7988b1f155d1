"""What is printed and said: trees, figures as data, remarks, in the very words."""

from collections.abc import Mapping
from typing import Any

import pytest

from claimspring.diagrams.figure import article_figure
from claimspring.diagrams.lettering import broken, fitted, width
from claimspring.diagrams.remarks import article_headline, credit_remarks, remarks
from claimspring.diagrams.terminal_text import claim_lines, source_lines, summary_lines
from claimspring.exports.trace_json import claim_data, source_data
from claimspring.i18n.translator import Words
from claimspring.model.ids import SourceId
from claimspring.trace.claim import ClaimTrace
from claimspring.trace.node_names import links_and_origins, spelled
from claimspring.trace.provenance import Provenance
from tests.trace.cases import KEY, Case, corpus_of

WORDS = Words("en")
WIRE: Case = {
    "publishers": {
        "rte": {"name": "RTE"},
        "afp": {"name": "AFP", "kind": "agency"},
        "mnd": {"name": "Ministry of Defence", "kind": "government", "country": "CN", "control": "state"},
        "xinhua": {"name": "Xinhua", "kind": "agency", "country": "CN", "control": "state"},
    },
    "documents": {
        "rte-page": {"by": "rte", "unlocated": "not found", "from": [{"source": "afp-story", "certainty": "probable"}]},
        "afp-story": {
            "by": "afp",
            "kind": "agency",
            "dated": "2023-08-14",
            "from": [{"source": "statement", "how": "quotes", "credited": True, "distortion": "shortened"}],
        },
        "xinhua-story": {"by": "xinhua", "kind": "agency", "from": [{"source": "statement", "how": "reports"}]},
        "statement": {"by": "mnd", "kind": "primary", "dated": "2023-08-14"},
        "blog": {"by": "rte"},
    },
    "claim": {
        "trail": [{"source": "rte-page", "credited": True}],
        "evidence": {"supports": ["afp-story", "xinhua-story", "statement"], "qualifies": ["blog"]},
    },
}
TOLD = """\
story/claim
Something happened.

Where the sentence comes from
Probably from Ministry of Defence, 14 August 2023, three steps back.
daily · the article
└─ comes from RTE · news report · credited by the article · not found
   └─ reports (probably) AFP, 14 August 2023 · news agency · not credited for this sentence
      └─ quotes ≠ shortened: Ministry of Defence, 14 August 2023 · primary source · it began here · \
not credited for this sentence
! Not credited for this sentence: AFP and Ministry of Defence.
! The article credits RTE. It began with Ministry of Defence.
! The nearest primary document is three steps back.
! Changed between Ministry of Defence, 14 August 2023 and AFP, 14 August 2023: shortened

Where the evidence comes from
Four documents, one known origin.
AFP, 14 August 2023 · news agency · supports
└─ quotes ≠ shortened: Ministry of Defence, 14 August 2023 · primary source · supports · it began here
Xinhua · news agency · supports
└─ reports Ministry of Defence, 14 August 2023
RTE · news report · qualifies · source unknown
! Source unknown: RTE.
! Changed between Ministry of Defence, 14 August 2023 and AFP, 14 August 2023: shortened
! State outlets that rely on their own government: Xinhua.
"""


def plain(text: str, _look: str) -> str:
    return text


def trace_of(case: Case) -> ClaimTrace:
    return Provenance(corpus_of(case)).trace(KEY)


def said(case: Case) -> list[str]:
    trace = trace_of(case)
    return [remark.text for part in (trace.article, trace.evidence) for remark in remarks(part, WORDS)]


def test_a_claim_in_the_terminal() -> None:
    assert "\n".join(claim_lines(trace_of(WIRE), WORDS, plain)) + "\n" == TOLD


def test_looks_are_given_to_what_matters() -> None:
    looks: dict[str, set[str]] = {}

    def paint(text: str, look: str) -> str:
        looks.setdefault(look, set()).add(text)
        return text

    list(claim_lines(trace_of(WIRE), WORDS, paint))
    assert "story/claim" in looks["heading"]
    assert "it began here" in looks["origin"]
    assert "not credited for this sentence" in looks["doubt"]
    assert "not found" in looks["aside"]


def test_a_claim_without_evidence() -> None:
    lines = list(claim_lines(trace_of({}), WORDS, plain))
    assert "We do not know where this sentence comes from." in lines
    assert lines[-1] == "No evidence yet."


def test_a_source_in_the_terminal() -> None:
    known = Provenance(corpus_of(WIRE))
    lines = list(source_lines(known, SourceId("xinhua-story"), WORDS, plain))
    assert lines == [
        "xinhua-story",
        "Xinhua · news agency",
        "└─ reports Ministry of Defence, 14 August 2023 · primary source · it began here",
        "! State outlets that rely on their own government: Xinhua.",
        "",
        "These would lose part of their evidence:",
        "  story/claim",
    ]
    assert list(source_lines(known, SourceId("blog"), WORDS, plain))[-1] == "  story/claim"


def test_all_claims_in_a_line_each() -> None:
    (line,) = summary_lines([trace_of(WIRE)], WORDS)
    assert line.startswith("story/claim: Four documents, one known origin. Probably from Ministry of")


def test_json_holds_what_is_promised() -> None:
    promised = {
        "claim",
        "origins",
        "independent_origins",
        "distance_to_primary",
        "cycles",
        "gaps",
        "single_points_of_failure",
        "chains",
    }
    data = claim_data(trace_of(WIRE))
    assert promised <= data["trail"].keys()
    assert promised <= data["evidence"].keys()
    assert data["by_stance"]["qualifies"]["open_ends"] == ["blog"]
    assert data["documents"]["statement"] == {
        "type": "document",
        "kind": "primary",
        "origin": True,
        "publisher": "mnd",
        "published": "2023-08-14",
        "url": "https://statement.example/",
    }
    assert data["documents"]["article:story"]["type"] == "article"
    assert data["trail"]["gaps"][0]["reason"] == {"und": "not found"}


def test_what_a_node_may_be() -> None:
    case = {"claim": {"trail": ["nowhere"], "credits": [{"publisher": "p"}]}}
    documents = claim_data(trace_of(case))["documents"]
    assert documents["nowhere"] == {"type": "missing"}
    assert documents["publisher:p"] == {"type": "outlet", "publisher": "p"}


def test_a_source_as_json() -> None:
    data = source_data(Provenance(corpus_of(WIRE)), SourceId("statement"))
    assert data["made_from_it"] == ["afp-story", "xinhua-story"]
    assert data["affected"] == [{"claim": "story/claim", "loss": "falls", "published": False}]
    assert source_data(Provenance(corpus_of({"documents": {"a": "primary"}})), SourceId("a"))["affected"] == []


HEADLINES = {
    "The article credits rte; we could not trace this any further.": {"claim": {"credits": [{"publisher": "rte"}]}},
    "We could not trace it to its origin.": {
        "documents": {"a": "news"},
        "claim": {"trail": ["a"]},
    },
    "Straight from a-press.": {
        "documents": {"a": "primary"},
        "claim": {"trail": ["a"]},
    },
    "The article goes back to a-press, which says otherwise.": {
        "documents": {"a": "primary"},
        "claim": {"trail": ["a"], "evidence": {"refutes": ["a"]}},
    },
}


@pytest.mark.parametrize("headline", HEADLINES)
def test_headlines(headline: str) -> None:
    assert article_headline(trace_of(HEADLINES[headline]), WORDS) == headline


UNKNOWN: Case = {
    "publishers": {"afp": {"name": "AFP"}},
    "documents": {"wire": {"kind": "primary", "by": "afp"}, "statement": "primary"},
    "claim": {"trail": [{"source": "wire", "certainty": "unknown"}]},
}


def test_of_an_unknown_step_nothing_is_told_but_that_it_is_unknown() -> None:
    trace = trace_of(UNKNOWN)
    assert article_headline(trace, WORDS) == "We do not know where this sentence comes from."
    assert list(credit_remarks(trace, WORDS)) == []
    assert (trace.article.origins, trace.article.open_ends) == ((), trace.article.starts)
    told = "\n".join(claim_lines(trace, WORDS, plain))
    assert "(unknown) AFP" in told
    for false in ("robably", "credited", "it began here", "one origin"):
        assert false not in told
    figure = article_figure(trace, WORDS, lambda _: None)
    assert "(unknown)" in figure.outline
    assert ">unknown<" in figure.picture
    assert "Dashed, “unknown”: we do not know whether it came this way." in figure.picture
    for false in ("robably", "not credited", "it began here", "Heavy edge"):
        assert false not in f"{figure.headline}{figure.picture}{figure.outline}"
    assert claim_data(trace)["trail"]["steps"][0]["certainty"] == "unknown"


def test_what_is_sure_is_told_up_to_an_unknown_step() -> None:
    trail = ["wire", {"source": "statement", "certainty": "unknown"}]
    documents = {"wire": {"kind": "agency"}, "statement": "primary"}
    trace = trace_of({"documents": documents, "claim": {"trail": trail}})
    assert article_headline(trace, WORDS) == "We could not trace it to its origin."
    assert [remark.text for remark in credit_remarks(trace, WORDS)] == ["Not credited for this sentence: wire-press."]
    assert trace.article.open_ends == (SourceId("wire"),)


REMARKS: Mapping[str, Any] = {
    "Two documents of a-press count as one origin.": {
        "documents": {"a": "primary", "b": {"kind": "primary", "by": "a-press"}},
        "claim": {"evidence": {"supports": ["a", "b"]}},
    },
    "a-press and b-press count once: they have one owner, House.": {
        "publishers": {"a-press": {"owner": "h"}, "b-press": {"owner": "h"}, "h": {"name": "House"}},
        "documents": {"a": "primary", "b": "primary"},
        "claim": {"evidence": {"supports": ["a", "b"]}},
    },
    "All of it passes through wire-press and s-press.": {
        "documents": {"a": {"from": ["wire"]}, "b": {"from": ["wire"]}, "wire": {"from": ["s"]}, "s": "primary"},
        "claim": {"evidence": {"supports": ["a", "b"]}},
    },
    "a-press gives itself as its source.": {
        "documents": {"a": {"from": ["a"]}},
        "claim": {"evidence": {"supports": ["a"]}},
    },
    "They cite each other in a circle: a-press ← b-press ← a-press.": {
        "documents": {"a": {"from": ["b"]}, "b": {"from": ["a"]}},
        "claim": {"evidence": {"supports": ["a"]}},
    },
    "Only the outlet is known, no document: p.": {"claim": {"credits": [{"publisher": "p"}]}},
    "There is no file for it: nowhere.": {"claim": {"evidence": {"supports": ["nowhere"]}}},
    "a-press, 2022 is older than what it is said to come from: b-press, 2023.": {
        "documents": {"a": {"dated": 2022, "from": ["b"]}, "b": {"kind": "primary", "dated": 2023}},
        "claim": {"evidence": {"supports": ["a"]}},
    },
}


@pytest.mark.parametrize("text", REMARKS)
def test_remarks(text: str) -> None:
    assert text in said(REMARKS[text])


def test_versions_of_one_text_count_once() -> None:
    """Only where the text they are versions of is itself none of the origins."""
    documents = {"a": {"kind": "primary", "edition_of": "gone"}, "b": {"kind": "primary", "edition_of": "gone"}}
    case = {"documents": documents, "claim": {"evidence": {"supports": ["a", "b"]}}}
    assert "a-press and b-press count once: they are versions of one text." in said(case)


def test_nobody_is_missed_where_the_article_credits_the_only_source() -> None:
    named = trace_of({"documents": {"a": "primary"}, "claim": {"trail": ["a"], "credits": ["a"]}})
    assert list(credit_remarks(named, WORDS)) == []


def test_numbers_in_words() -> None:
    assert links_and_origins(1, 1, WORDS, complete=True) == "one document, one origin"
    assert links_and_origins(5, 1, WORDS, complete=True) == "five documents, one origin"
    assert links_and_origins(12, 3, WORDS, complete=True) == "12 documents, three origins"
    assert links_and_origins(2, 2, WORDS, complete=False) == "two documents, two known origins"
    assert links_and_origins(3, 0, WORDS, complete=False) == "three documents, no known origin"
    assert links_and_origins(5, 1, Words("fr"), complete=True) == "cinq documents, une seule source d’origine"
    assert links_and_origins(5, 1, Words("es"), complete=True) == "cinco documentos, un origen"
    assert spelled(1234, WORDS) == "1,234"


def test_lettering_breaks_at_words_and_cuts_what_is_too_long() -> None:
    assert broken("Ministry of National Defense", 150, 13, 2) == ["Ministry of National", "Defense"]
    assert broken("one two three four five six seven eight", 60, 13, 2)[-1].endswith("…")
    assert fitted("short", 100, 11) == "short"
    assert fitted("x" * 100, 50, 11).endswith("…")
    assert width("外媒", 10) == 20
    assert broken("", 100, 13, 2) == []
