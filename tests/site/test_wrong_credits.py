"""What is said of words that the one credited did not say."""

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from claimspring.diagrams.figure import article_figure
from claimspring.diagrams.scene import article_scene
from claimspring.diagrams.terminal_text import tree
from claimspring.i18n.translator import Words
from claimspring.model.claim import Appearance, Claim, CreditCheck, Form, Stance
from claimspring.model.corpus import Record
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey, SourceId
from claimspring.site.article_threads import article_threads
from claimspring.site.glance import glance
from claimspring.site.matches import match_line, match_of, match_words
from claimspring.site.pages.article import ARTICLE_KIND
from claimspring.site.pages.source import source_content
from claimspring.site.parts import page_of
from claimspring.site.site import Site
from claimspring.site.view import View
from claimspring.trace.provenance import Provenance

TOWER = ArticleId("tower")
HEIGHT = ClaimKey(TOWER, ClaimId("height"))
WIRE, SURVEY = SourceId("wire-report"), SourceId("survey")
WRONG = (CreditCheck.MISQUOTED, CreditCheck.MISATTRIBUTED)


def answered(site: Site, check: CreditCheck, **changed: object) -> Site:
    """The small project with another answer whether the one credited said it."""
    record = site.corpus.claims[HEIGHT]
    credits_ = tuple(credit.model_copy(update={"check": check}) for credit in record.value.credits)
    return with_claim(site, record.value.model_copy(update={"credits": credits_, **changed}))


def with_claim(site: Site, claim: Claim) -> Site:
    record = site.corpus.claims[HEIGHT]
    claims = {**site.corpus.claims, HEIGHT: Record(record.path, record.digest, claim)}
    return replace(site, corpus=replace(site.corpus, claims=claims))


@pytest.mark.parametrize("check", CreditCheck)
def test_only_a_credit_that_is_known_to_be_wrong_is_called_so(site: Site, check: CreditCheck) -> None:
    view = View(answered(site, check), ("en",))
    match = match_of(view.site, HEIGHT)
    assert match is not None
    assert match.wrongly is (check in WRONG)
    assert str(match_line(view, HEIGHT)).startswith("Wrongly credited to ") is (check in WRONG)
    assert str(match_words(view, HEIGHT)).startswith("wrongly credited to ") is (check in WRONG)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Wrongly credited to"), ("fr", "Attribués à tort à"), ("es", "Atribuidas por error a")],
)
def test_the_claim_s_page_tells_it(site: Site, language: str, said: str) -> None:
    view = View(answered(site, CreditCheck.MISQUOTED), (language,))
    assert any(str(fact.said).startswith(said) and fact.style == "u-txt" for fact in glance(view, HEIGHT))


def test_no_trail_and_a_wrong_credit_is_no_credit(site: Site) -> None:
    view = View(answered(site, CreditCheck.MISQUOTED, trail=()), ("en",))
    assert str(match_line(view, HEIGHT)).startswith("Wrongly credited to ")
    section = str(article_threads(view, TOWER, ""))
    assert "text not compared" not in section
    assert 'class="w"' in section


def test_the_article_s_picture_leads_to_one_who_is_wrongly_credited(site: Site) -> None:
    view = View(answered(site, CreditCheck.MISQUOTED), ("en",))
    section = LexborHTMLParser(str(article_threads(view, TOWER, "")))
    assert "is wrongly credited" in section.css_first("h2").text()
    assert "1 wrongly credited" in section.css_first(".thread-list").text()
    assert section.css_first(".key li").text() == "wrongly credited: they did not say it"
    assert "1 credited" not in section.css_first(".thread-list").text().replace("wrongly credited", "")


def test_the_note_beside_the_sentence_tells_it(site: Site) -> None:
    view = View(answered(site, CreditCheck.MISQUOTED), ("en",))
    page = LexborHTMLParser(page_of(ARTICLE_KIND, view, TOWER).body)
    assert any("Wrongly credited to" in note.text() for note in page.css(".src"))


def test_the_source_s_page_counts_no_statement_that_matches_it(site: Site) -> None:
    view = View(answered(site, CreditCheck.MISQUOTED), ("en",))
    found = source_content(view, WIRE).values["finding"]
    assert "1 statement is wrongly credited to it." in str(found)
    assert "matches it" not in str(found)


@pytest.mark.parametrize("refuted", [True, False])
def test_nothing_began_with_a_document_that_did_not_say_it(site: Site, refuted: bool) -> None:  # noqa: FBT001 -- a case
    claim = site.corpus.claims[HEIGHT].value
    step = claim.trail[0].model_copy(update={"source": SURVEY})
    given = claim.credits[0].model_copy(update={"source": SURVEY, "check": CreditCheck.MISQUOTED})
    evidence = tuple(one for one in claim.evidence if refuted and one.stance is Stance.REFUTES)
    wrong = with_claim(site, claim.model_copy(update={"credits": (given,), "trail": (step,), "evidence": evidence}))
    trace = Provenance(wrong.corpus).trace(HEIGHT)
    figure = article_figure(trace, Words("en"), {}.get)
    told = LexborHTMLParser(figure.outline).text()
    assert "credits" in told
    assert "wrongly credited by the article" in told
    assert "it began here" not in told
    assert "Heavy edge" not in figure.picture
    assert str(figure.headline).startswith("The article goes back to" if refuted else "The article wrongly credits")
    assert "wrongly credited by the article" in " ".join(
        map(str, tree(article_scene(trace), Words("en"), lambda said, _: said))
    )


@pytest.mark.parametrize(
    ("said", "form", "who"),
    [
        ("la tour, selon l’agence", None, "The article, citing a source"),
        ("la tour", Form.PARAPHRASE, "The article, citing a source"),
        ("la tour", Form.AUTHOR, "The article, in its own voice"),
    ],
)
def test_a_sentence_with_its_source_is_not_in_the_article_s_own_voice(
    site: Site, said: str, form: Form | None, who: str
) -> None:
    claim = site.corpus.claims[HEIGHT].value
    changed = {"speaker": None, "form": form, "appearances": (Appearance(exact=said),)}
    view = View(with_claim(site, claim.model_copy(update=changed)), ("en",))
    assert str(next(glance(view, HEIGHT)).said) == who
