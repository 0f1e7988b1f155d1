from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.extract.extractor import ArticleInput, RuleExtractor
from claimspring.extract.lock import MAX_STATEMENTS, Passed, anchored
from claimspring.extract.statement import DateMention, Mention, Statement
from claimspring.lexicon.compiled import Lexicon
from claimspring.lexicon.load import load_lexicons
from claimspring.model.claim import ClaimKind, Form
from claimspring.model.passage import Zone

TEXT = (
    "The board of Lorn said on Monday that the pier had lost 40 metres. Reyes disputed it.\n\n"
    "“We will not close the old pier,” said Anne Vale. The works cost 3 million euros. "
    "The works cost 9 million euros.\n"
)
ARTICLE = ArticleInput(TEXT, language="en", published="2023-08-14")
QUOTE = "the pier had lost 40 metres"


def made(quote: str = QUOTE, **known: object) -> Statement:
    start = TEXT.find(quote)
    plain = Statement(
        quote,
        start,
        start + len(quote),
        Zone.BODY,
        None,
        None,
        None,
        Form.AUTHOR,
        ClaimKind.EVENT,
        (),
        0.5,
        ("+ x",),
        "en",
    )
    return replace(plain, **known)  # type: ignore[arg-type]


def through(*statements: Statement) -> Passed:
    return anchored(ARTICLE, statements, load_lexicons(), by="oracle")


def one(*statements: Statement) -> Statement:
    (held,) = through(*statements).statements
    return held


def mention(words: str) -> Mention:
    place = TEXT.find(words)
    return Mention(words, place, place + len(words))


def test_our_own_pass_as_they_are(lexicons: Mapping[str, Lexicon]) -> None:
    ours = list(RuleExtractor(lexicons).statements(ARTICLE))
    passed = anchored(ARTICLE, ours, lexicons)
    assert (passed.statements, passed.dropped, passed.failed) == (ours, 0, False)


@pytest.mark.parametrize(
    "wrong",
    [
        made("the pier had lost 41 metres"),
        made("The works cost", start=0, end=3),
        made("", start=0, end=0),
        made(language="xx"),
        made("<b>the pier</b>"),
    ],
)
def test_what_the_article_does_not_say_is_dropped(wrong: Statement) -> None:
    passed = through(wrong)
    assert (passed.statements, passed.dropped, passed.failed) == ([], 1, True)


def test_words_without_their_place_are_found() -> None:
    assert one(made(start=3, end=9)).start == TEXT.find(QUOTE)
    assert one(made("The  pier had lost 40 metres".lower(), start=-1, end=5)).quote == QUOTE


@pytest.mark.parametrize("name", ["speaker", "source"])
@pytest.mark.parametrize("words", ["Emmanuel Nobody", "on Monday", "it", ""])
def test_an_invented_name_is_taken_away(name: str, words: str) -> None:
    held = one(made(**{name: Mention(words, 4, 9)}))
    assert getattr(held, name) is None
    assert "named by the extractor, not found in the article" in held.reasons


def test_a_name_that_stands_near_is_found() -> None:
    held = one(made(speaker=Mention("The board of Lorn", 99, 120), cue=mention("said")))
    assert (held.speaker, held.cue) == (mention("The board of Lorn"), mention("said"))


@pytest.mark.parametrize(
    ("quote", "form"),
    [
        ("We will not close the old pier,", Form.DIRECT),
        (QUOTE, Form.AUTHOR),
        ("“We will not close the old pier,” said", Form.DIRECT),
    ],
)
def test_direct_is_what_the_marks_show(quote: str, form: Form) -> None:
    assert one(made(quote, form=Form.DIRECT)).form is form


def test_dates_are_those_of_the_grammar_and_of_the_words() -> None:
    monday = mention("Monday")
    whole = "The board of Lorn said on Monday that the pier had lost 40 metres."
    dates = (
        DateMention(*monday, "2023-08-20"),
        DateMention("Monday", 0, 6, "2023-08-20"),
        DateMention(*mention("euros"), "2023-08-20"),
        DateMention(*mention("40"), "soon"),
    )
    assert [date.value for date in one(made(whole, dates=dates)).dates] == ["2023-08-14"]


@pytest.mark.parametrize(
    ("proposed", "kept"),
    [
        ("The pier of Lorn had lost 40 metres.", True),
        ("The pier of Lorn had lost 41 metres.", False),
        ("The pier of Lorn had lost 40 metres and 2 lamps.", False),
        ("The pier of Lorn had not lost 40 metres.", False),
        ("The pier of Brecon had lost 40 metres.", False),
        ("The pier had lost 40 metres, see https://example.org.", False),
    ],
)
def test_a_proposed_sentence_adds_nothing(proposed: str, *, kept: bool) -> None:
    assert one(made(proposed=proposed)).proposed == (proposed if kept else "")


def test_doubles_and_more_than_anybody_reads_are_dropped() -> None:
    assert through(made(), made()).dropped == 1
    passed = through(*[made()] * (MAX_STATEMENTS + 5))
    assert (len(passed.statements), passed.dropped) == (1, MAX_STATEMENTS + 4)


def test_scores_and_reasons_are_put_right() -> None:
    held = one(made(score=float("nan"), reasons=("", "a\nb\x00", "x" * 999)))
    assert (held.score, held.reasons) == (0.0, ("a b", "x" * 200))
    assert one(made(score=7.0, reasons=())).score == 1.0
    assert held.by == "oracle"


WORDS = st.text(max_size=40) | st.sampled_from([QUOTE, "Reyes", "Anne Vale", "The works cost", TEXT, "40", "“We"])
PLACES = st.integers(-5, len(TEXT) + 5)
DATES = st.lists(st.builds(DateMention, WORDS, PLACES, PLACES, WORDS), max_size=2).map(tuple)
MENTIONS = st.none() | st.builds(Mention, WORDS, PLACES, PLACES)


@given(
    st.lists(
        st.builds(
            Statement,
            WORDS, PLACES, PLACES, st.sampled_from(Zone), MENTIONS, MENTIONS, MENTIONS, st.sampled_from(Form),
            st.sampled_from(ClaimKind), DATES,
            st.floats(), st.lists(WORDS, max_size=2).map(tuple), st.sampled_from(["en", "fr", "xx"]), MENTIONS, WORDS,
        ),
        max_size=5,
    )
)  # fmt: skip
def test_whatever_is_found_only_the_articles_words_get_out(found: list[Statement]) -> None:
    passed = anchored(ARTICLE, found, load_lexicons(), by="oracle")
    assert len(passed.statements) + passed.dropped == len(found)
    for held in passed.statements:
        assert TEXT[held.start : held.end] == held.quote != ""
        assert 0 <= held.score <= 1
        for words in (held.speaker, held.source, held.cue, held.pronoun, *held.dates):
            assert words is None or TEXT[words.start : words.end] == words.text != ""
