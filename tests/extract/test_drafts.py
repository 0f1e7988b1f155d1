import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.anchor.quotable import QuotableText
from claimspring.extract.claim_yaml import Draft, TextQuote, appearance, claim_file
from claimspring.extract.draft_records import noted
from claimspring.extract.drafts import ArticleText, Drafter, DraftOutcome, Result, Wish
from claimspring.extract.extractor import ArticleInput, RuleExtractor
from claimspring.extract.publishers import PublisherNames
from claimspring.extract.statement import DateMention, Mention, Statement
from claimspring.lexicon.compiled import Lexicon
from claimspring.model.claim import Claim, ClaimKind, Form
from claimspring.model.corpus import Corpus, Record
from claimspring.model.draft import DraftRecord, DraftRecords
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey, PublisherId
from claimspring.model.passage import Zone
from claimspring.model.publisher import Publisher
from claimspring.read.editing.operations import Refused
from claimspring.read.fault import Unreadable
from claimspring.read.single import read_model

GOLDEN = Path(__file__).parent / "golden"
ARTICLE = ArticleId("an-article")
TEXT = (
    "Deux navires russes ont visité la Chine\n\n"
    "Selon l’agence TASS, deux navires de la Marine russe ont visité la Chine le mois dernier. Le ministre chinois a "
    "refusé de rencontrer ses homologues tant que Washington n’aura pas levé les sanctions qui lui ont été imposées en "
    "raison de l’achat d’armes russes. Il a déclaré que 14 pays avaient « soutenu la paix ».\n\n"
    "Deux navires de la Marine russe ont visité la Chine.\n"
)


def corpus(claims: Mapping[str, str] = {}) -> Corpus:
    publishers = {
        PublisherId("tass"): Publisher(name="TASS"),  # type: ignore[arg-type]
        PublisherId("rte"): Publisher(name={"en": "RTE", "fr": "RTÉ"}, aliases=("Radio Irlande",)),  # type: ignore[arg-type]
    }
    records = {}
    for name, exact in claims.items():
        article, _, claim = name.partition("/")
        value = read_model(Claim, f"statement: {exact}\nappearances:\n  - exact: {exact}\nkind: event\n".encode())
        records[ClaimKey(ArticleId(article), ClaimId(claim))] = Record(f"claims/{name}.yml", "", value)
    return Corpus(claims=records, publishers=publishers)


def drafted(
    lexicons: Mapping[str, Lexicon],
    text: str = TEXT,
    claims: Mapping[str, str] = {},
    records: tuple[DraftRecord, ...] = (),
    **wish: object,
) -> list[Result]:
    statements = RuleExtractor(lexicons).statements(ArticleInput(text, published="2023-08-14"))
    article = ArticleText(ARTICLE, QuotableText(text, text, int))
    return Drafter(corpus(claims), lexicons, {ARTICLE: records}).draft(article, statements, Wish(**wish))  # type: ignore[arg-type]


def test_drafts_as_editors_see_them(lexicons: Mapping[str, Lexicon]) -> None:
    files = [
        f"## {result.path}\n{result.text}" for result in drafted(lexicons) if result.outcome is DraftOutcome.DRAFTED
    ]
    assert "\n".join(files) == (GOLDEN / "drafts.txt").read_text("utf-8")


def test_drafts_are_valid_claims_with_unlike_names(lexicons: Mapping[str, Lexicon]) -> None:
    results = [result for result in drafted(lexicons) if result.outcome is DraftOutcome.DRAFTED]
    claims = [read_model(Claim, result.text.encode()) for result in results]
    assert len({result.path for result in results}) == len(results)
    assert [claim.appearances[0].exact for claim in claims] == [result.words for result in results]
    assert all(claim.extraction and claim.extraction.reasons for claim in claims)


def test_the_outlet_credited_is_tied_to_its_publisher(lexicons: Mapping[str, Lexicon]) -> None:
    first = next(one for one in drafted(lexicons) if one.words.startswith("Selon"))
    (credit,) = read_model(Claim, first.text.encode()).credits
    assert (credit.publisher, credit.as_) == ("tass", "Selon l’agence TASS")


def test_a_known_publisher_who_speaks_is_credited(lexicons: Mapping[str, Lexicon]) -> None:
    text = "Titre\n\nLa RTÉ a déclaré que 40 personnes ont été blessées lundi dans la capitale.\n"
    (result,) = [one for one in drafted(lexicons, text) if one.outcome is DraftOutcome.DRAFTED]
    claim = read_model(Claim, result.text.encode())
    assert [(credit.publisher, credit.as_) for credit in claim.credits] == [("rte", "La RTÉ a déclaré")]


def test_what_the_article_says_twice_is_one_claim(lexicons: Mapping[str, Lexicon]) -> None:
    once = "Deux navires de la Marine russe ont visité la Chine le mois dernier."
    results = drafted(lexicons, f"{once} La ville compte 12 ponts.\n\nTout va bien ici. {once}\n")
    (repeated,) = [one for one in results if one.outcome is DraftOutcome.REPEATED]
    (draft,) = [one for one in results if one.outcome is DraftOutcome.DRAFTED and one.path == repeated.path]
    assert len(read_model(Claim, draft.text.encode()).appearances) == 2


def test_a_second_run_drafts_nothing(lexicons: Mapping[str, Lexicon]) -> None:
    first = [one for one in drafted(lexicons) if one.outcome is DraftOutcome.DRAFTED]
    claims = {one.path.removeprefix("claims/").removesuffix(".yml"): one.words for one in first}
    again = drafted(lexicons, claims={name: f'"{words}"' for name, words in claims.items()})
    assert {one.outcome for one in again} <= {DraftOutcome.PRESENT, DraftOutcome.KNOWN}


def test_words_that_vanished_are_told_with_the_nearest(lexicons: Mapping[str, Lexicon]) -> None:
    gone = "Deux navires de la Marine russe ont visité le Japon le mois dernier."
    (vanished,) = [
        one for one in drafted(lexicons, claims={"an-article/ships": gone}) if one.outcome is DraftOutcome.VANISHED
    ]
    assert vanished.path == "claims/an-article/ships.yml"
    assert "deux navires de la Marine russe ont visité la Chine le mois dernier" in vanished.why
    (lost,) = [
        one
        for one in drafted(lexicons, claims={"an-article/x": "Zzz qqq www vvv"})
        if one.outcome is DraftOutcome.VANISHED
    ]
    assert lost.why == "nothing like it is left"


def test_a_known_claim_of_another_article_is_offered_an_appearance(lexicons: Mapping[str, Lexicon]) -> None:
    known = "Deux navires de la Marine russe ont visité la Chine le mois dernier."
    offers = [one for one in drafted(lexicons, claims={"elsewhere/ships": known}) if one.outcome is DraftOutcome.KNOWN]
    assert offers
    assert offers[0].path == "claims/elsewhere/ships.yml"
    assert "article: an-article" in offers[0].text
    assert known in offers[0].why


def test_wishes(lexicons: Mapping[str, Lexicon]) -> None:
    everything = drafted(lexicons)
    assert {one.outcome for one in drafted(lexicons, min_score=1.0)} == {DraftOutcome.LOW}
    limited = drafted(lexicons, limit=1)
    kept = [one for one in limited if one.outcome is DraftOutcome.DRAFTED]
    assert len(kept) == 1
    assert kept[0].score == max(one.score for one in everything)
    assert {one.why for one in limited if one.outcome is DraftOutcome.BEYOND} == {"1 others are worth more"}


def test_words_that_occur_twice_get_their_neighbours(lexicons: Mapping[str, Lexicon]) -> None:
    once = "Le prix a atteint 12 euros en mai."
    text = f"{once} Tout va bien ici.\n\nIl y a du neuf. {once} Fin du texte.\n"
    draft = next(
        one for one in drafted(lexicons, text) if one.outcome is DraftOutcome.DRAFTED and "12 euros" in one.words
    )
    places = read_model(Claim, draft.text.encode()).appearances
    assert {(place.prefix, place.suffix) for place in places} == {
        ("", "Tout va bien ici."),
        ("Il y a du neuf.", "Fin du texte."),
    }


def test_the_statement_is_the_articles_words(lexicons: Mapping[str, Lexicon]) -> None:
    drafts = drafted(lexicons, "Le ministre chinois est parti. Il a visité 12 pays en 2022.\n")
    assert any("fr: Il a visité 12 pays en 2022." in one.text for one in drafts)


@pytest.mark.parametrize(
    ("words", "publisher"),
    [
        ("l'agence de presse officielle russe TASS", "tass"),
        ("Radio Irlande", "rte"),
        ("RTÉ", "rte"),
        ("le tasseau", None),
        ("", None),
    ],
)
def test_publishers_by_name(words: str, publisher: str | None) -> None:
    assert PublisherNames(corpus().publishers).find(words) == publisher


def statement(words: str) -> Statement:
    mention = Mention(words, 0, len(words))
    return Statement(
        words,
        0,
        len(words),
        Zone.BODY,
        mention,
        mention,
        mention,
        Form.MIXED,
        ClaimKind.EVENT,
        (DateMention(words, 0, len(words), "2023-08-14"),),
        0.5,
        (words or "x",),
        "fr",
        sentence=words,
        pronoun=mention,
    )


@given(st.text(min_size=1, max_size=300).filter(lambda words: words.strip() == words))
def test_whatever_the_words_the_file_reads_back_the_same(words: str) -> None:
    try:
        words.encode()
    except UnicodeEncodeError:
        return
    places = (TextQuote(words, words, words), TextQuote("other words"))
    claim = read_model(Claim, claim_file(Draft(statement(words), words, places, "tass", words, words)).encode())
    on_one_line = re.sub(r" *\r?\n *", " ", words)
    assert claim.appearances[0].exact == on_one_line.strip()
    assert claim.appearances[0].prefix == on_one_line
    assert claim.speaker is not None
    assert claim.speaker.words is not None
    assert claim.speaker.words.root["fr"] == on_one_line.strip()
    assert claim.extraction is not None
    assert claim.extraction.cue == on_one_line


def test_what_cannot_be_told_is_left_as_a_comment() -> None:
    text = claim_file(Draft(statement("Elle"), "Elle", (TextQuote("Elle"),)))
    assert "# speaker: … who “Elle” is, the tool could not tell" in text
    assert "# credits:" in text
    assert read_model(Claim, text.encode()).speaker is None


def test_an_appearance_to_add() -> None:
    assert (
        appearance([TextQuote("a: b", "before")], "other")
        == '  - exact: "a: b"\n    prefix: before\n    article: other'
    )


def recorded(results: list[Result]) -> tuple[DraftRecord, ...]:
    raw = noted(f"claims/drafts/{ARTICLE}.yml", None, results)
    assert raw is not None
    return read_model(DraftRecords, raw).drafts


def test_a_draft_whose_file_was_deleted_does_not_come_back(lexicons: Mapping[str, Lexicon]) -> None:
    records = recorded(drafted(lexicons))
    assert {one.outcome for one in drafted(lexicons, records=records)} == {DraftOutcome.DISMISSED}
    assert {one.why for one in drafted(lexicons, records=records)} == {"dismissed earlier: its file was deleted"}
    again = drafted(lexicons, records=records, again=True)
    assert [one.words for one in again] == [one.words for one in drafted(lexicons)]


def test_a_draft_that_was_renamed_is_no_deleted_one(lexicons: Mapping[str, Lexicon]) -> None:
    first = drafted(lexicons)[0]
    now = drafted(lexicons, claims={f"{ARTICLE}/another-name": first.words}, records=recorded([first]))
    same = [one for one in now if one.words == first.words]
    assert [(one.outcome, one.path) for one in same] == [(DraftOutcome.PRESENT, f"claims/{ARTICLE}/another-name.yml")]


def test_an_article_that_grows_gives_only_what_is_new(lexicons: Mapping[str, Lexicon]) -> None:
    records = recorded(drafted(lexicons))
    more = f"{TEXT}\nLe Japon a acheté 12 navires pour 3 milliards d’euros en 2022.\n"
    fresh = [one for one in drafted(lexicons, more, records=records) if one.outcome is DraftOutcome.DRAFTED]
    assert [one.words for one in fresh] == ["Le Japon a acheté 12 navires pour 3 milliards d’euros en 2022."]


def test_a_dismissed_part_keeps_its_sentence_away_and_no_other(lexicons: Mapping[str, Lexicon]) -> None:
    text = "Le Japon a acheté 12 navires pour 3 milliards d’euros en 2022. Le Japon a vendu 40 navires en 2021.\n"
    part = DraftRecord(exact="a acheté 12 navires pour 3 milliards d’euros en 2022", dismissed="no claim")
    results = {one.words: one.outcome for one in drafted(lexicons, text, records=(part,))}
    assert list(results.values()) == [DraftOutcome.DISMISSED, DraftOutcome.DRAFTED]


def test_what_is_noted_stays_as_it_is(lexicons: Mapping[str, Lexicon]) -> None:
    path, hand = f"claims/drafts/{ARTICLE}.yml", "# by hand\ndrafts:\n  - exact: Zzz\n    dismissed: no claim # never\n"
    after = noted(path, hand.encode(), drafted(lexicons))
    assert after is not None
    assert after.decode().startswith(hand)
    assert read_model(DraftRecords, after).drafts[1:] == recorded(drafted(lexicons))
    assert noted(path, None, []) is None
    for broken in (b"drafts: [", b"\xff"):
        with pytest.raises(Refused):
            noted(path, broken, drafted(lexicons))


@pytest.mark.parametrize("text", ["drafts:\n  - exact: a\n", "drafts:\n  - exact: a\n    claim: b\n    dismissed: c\n"])
def test_a_draft_has_one_fate(text: str) -> None:
    with pytest.raises(Unreadable, match=r"neither a claim|both a claim"):
        read_model(DraftRecords, text.encode())


def test_a_known_claim_that_an_editor_called_another_is_drafted(lexicons: Mapping[str, Lexicon]) -> None:
    known = {"elsewhere/ships": "Deux navires de la Marine russe ont visité la Chine le mois dernier."}
    words = next(one.words for one in drafted(lexicons, claims=known) if one.outcome is DraftOutcome.KNOWN)
    record = DraftRecord(exact=words, dismissed="x", not_same=("elsewhere/ships",))
    results = drafted(lexicons, claims=known, records=(record,), again=True)
    assert DraftOutcome.DRAFTED in {one.outcome for one in results if one.words == words}


def test_the_likest_known_claims_stand_in_the_draft(lexicons: Mapping[str, Lexicon]) -> None:
    known = {f"elsewhere/ships-{n}": f"Le ministre chinois a refusé {n} homologues et sanctions." for n in range(7)}
    draft = next(one for one in drafted(lexicons, claims=known) if "refusé" in one.words)
    assert draft.text.count("#   elsewhere/ships-") == 5
    assert read_model(Claim, draft.text.encode())
