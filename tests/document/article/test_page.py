import pytest

from claimspring.document.article.gate import PageWords, gate
from claimspring.document.article.model import ArticleBlock, ArticleReading, BlockRole, FactField, Origin, ReadingDoubt
from claimspring.document.article.page import read_page
from claimspring.document.article.read import as_json, characters, from_json, read_html
from tests.document.article.pages import SENTENCES, article, page

ADDRESS = "https://echo.example/2024/03/04/pier-closed"


def texts(reading: ArticleReading, role: BlockRole = BlockRole.PARAGRAPH) -> list[str]:
    return [block.text for block in reading.blocks if block.role is role]


def test_the_text_is_the_article_s_without_menu_and_footer() -> None:
    reading = read_page(page(), ADDRESS)
    assert texts(reading) == list(SENTENCES)
    assert not reading.left_out
    assert reading.reader.startswith("trafilatura")


def test_the_headline_is_a_fact_and_no_block() -> None:
    reading = read_page(page(), ADDRESS)
    assert reading.facts[FactField.TITLE].value == "Pier closed until May"
    assert reading.facts[FactField.TITLE].origin is Origin.HEADLINE
    assert "Pier closed until May" not in reading.text


def test_subheads_lists_quotations_and_tables_stay_what_they_are() -> None:
    body = (
        f"<p>{SENTENCES[0]}</p><h2>What it costs</h2><p>{SENTENCES[3]}</p><ul><li>Pier: closed until May</li>"
        f"<li>Buses: every ten minutes</li></ul><blockquote><p>{SENTENCES[2]}</p></blockquote><p>{SENTENCES[4]}</p>"
        "<table><tr><th>Year</th><th>Passengers</th></tr><tr><td>2022</td><td>1.1 million</td></tr></table>"
        f"<p>{SENTENCES[5]}</p><p>{SENTENCES[6]}</p>"
    )
    reading = read_page(page(body), ADDRESS)
    assert texts(reading, BlockRole.HEADING) == ["What it costs"]
    assert texts(reading, BlockRole.ITEM) == ["Pier: closed until May", "Buses: every ten minutes"]
    assert texts(reading, BlockRole.QUOTE) == [SENTENCES[2]]
    rows = [block.cells for block in reading.blocks if block.role is BlockRole.ROW]
    assert rows == [("Year", "Passengers"), ("2022", "1.1 million")]


def test_captions_stand_where_the_page_has_them() -> None:
    picture = "<figure><img src=a.jpg><figcaption>The pier on Sunday. Photo: A. Nyman</figcaption></figure>"
    body = f"<p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>{picture}" + "".join(f"<p>{one}</p>" for one in SENTENCES[2:])
    reading = read_page(page(body), ADDRESS)
    roles = [block.role for block in reading.blocks]
    assert roles.index(BlockRole.CAPTION) == 2
    assert texts(reading, BlockRole.CAPTION) == ["The pier on Sunday. Photo: A. Nyman"]


def test_a_table_that_only_places_the_text_is_no_table() -> None:
    body = f"<table><tr><td>{''.join(f'<p>{one}</p>' for one in SENTENCES)}</td></tr></table>"
    reading = read_page(page(body), ADDRESS)
    assert not texts(reading, BlockRole.ROW)
    assert reading.text.count("\n") >= len(SENTENCES) - 1


def test_what_a_page_says_is_doubted_where_there_is_reason() -> None:
    paid = read_page(page(data=article(isAccessibleForFree=False)), ADDRESS)
    assert ReadingDoubt.NOT_FREE in paid.doubts
    longer = read_page(page(data=article(articleBody=" ".join(SENTENCES * 2))), ADDRESS)
    assert ReadingDoubt.LONGER_ELSEWHERE in longer.doubts
    short = read_page(page(SENTENCES[:2]), ADDRESS)
    assert ReadingDoubt.SHORT in short.doubts
    assert not read_page(page(), ADDRESS).doubts


def test_links_of_the_text_are_kept_and_those_of_the_menu_not() -> None:
    body = "".join(f"<p>{one}</p>" for one in SENTENCES).replace(
        "first estimate", '<a href="/estimate">first estimate</a>'
    )
    assert read_page(page(body), ADDRESS).links == ("https://echo.example/estimate",)


def test_a_reading_travels_as_json() -> None:
    reading = read_page(page(data=article(author={"name": "Ada Lind"}, datePublished="2024-03-04")), ADDRESS)
    assert from_json(as_json(reading).encode()) == reading


# The gate


def block(text: str) -> ArticleBlock:
    return ArticleBlock(BlockRole.PARAGRAPH, text)


def test_a_sentence_with_words_missing_is_mended_from_the_page() -> None:
    whole = "The Echo has reported that the league will fine the captain for his role in the fight."
    cut = "The Echo has reported that for his role in the fight."
    found = gate([block(cut)], PageWords(f"Menu\n{whole}\nFooter"))
    assert [one.text for one in found.blocks] == [whole]
    assert found.repaired == 1


def test_several_lines_of_the_page_that_were_run_together_come_back_as_they_are() -> None:
    page_text = "\n".join(SENTENCES)
    found = gate([block(" ".join(SENTENCES[:3]).replace("the port authority said ", ""))], PageWords(page_text))
    assert [one.text for one in found.blocks] == list(SENTENCES[:3])


def test_what_the_page_does_not_say_is_left_out_and_told() -> None:
    invented = "Nothing of the kind was ever written on this page by anyone."
    found = gate([block(SENTENCES[0]), block(invented)], PageWords("\n".join(SENTENCES)))
    assert [one.text for one in found.blocks] == [SENTENCES[0]]
    assert found.left_out == (invented,)


def test_a_row_of_a_table_stands_on_the_page_cell_by_cell_or_not_at_all() -> None:
    rows = [
        ArticleBlock(BlockRole.ROW, "", cells=("2019", "41")),
        ArticleBlock(BlockRole.ROW, "", cells=("2019", "43")),
    ]
    found = gate(rows, PageWords("Year Deaths\n2019\n41"))
    assert [one.cells for one in found.blocks] == [("2019", "41")]
    assert len(found.left_out) == 1


def test_sentences_between_the_article_s_that_were_passed_over_are_told() -> None:
    found = gate([block(SENTENCES[0]), block(SENTENCES[2])], PageWords("\n".join(SENTENCES[:4])))
    assert found.passed_over == (SENTENCES[1],)


# Live reports

ENTRIES = (
    ("Kick-off", "2024-03-02T20:00:00Z", "The match has begun in heavy rain, and the stands are half empty."),
    ("Goal", "2024-03-02T20:21:09.345Z", "A header after a corner makes it one to nil. Nobody saw that coming."),
)


def test_entries_of_a_live_report_have_their_times_and_the_page_s_words() -> None:
    updates = [
        {
            "@type": "BlogPosting",
            "headline": head,
            "datePublished": time,
            "articleBody": body,
            "url": f"{ADDRESS}#e{number}",
        }
        for number, (head, time, body) in enumerate(ENTRIES)
    ]
    updates.append(
        {"headline": "Only in the data", "datePublished": "2024-03-02T21:00:00Z", "articleBody": "Not there."}
    )
    body = f"<p>{SENTENCES[0]}</p>" + "".join(f"<div><h3>{head}</h3><p>{words}</p></div>" for head, _, words in ENTRIES)
    data = {"@type": "LiveBlogPosting", "headline": "Pier closed until May", "liveBlogUpdate": updates}
    reading = read_page(page(body, data=data), ADDRESS)
    entries = [(one.text, one.time, one.id) for one in reading.blocks if one.role is BlockRole.ENTRY]
    assert entries == [("Kick-off", "2024-03-02T20:00:00Z", "e0"), ("Goal", "2024-03-02T20:21:09Z", "e1")]
    assert [words for _, _, words in ENTRIES] == texts(reading)[-2:]
    assert "Only in the data" in reading.left_out or "Not there." in reading.left_out


# The process


def test_a_page_is_read_in_a_process_of_its_own() -> None:
    reading = read_html(page().encode(), "text/html; charset=utf-8", ADDRESS)
    assert texts(reading) == list(SENTENCES)


def test_utf_16_without_a_mark_is_told_by_its_zeros() -> None:
    for codec in ("utf-16-le", "utf-16-be"):
        assert characters(page().encode(codec), None) == page()


@pytest.mark.parametrize("document", ["", "<p>", "<html><body></body></html>", "\0\0\0\0\0", "<!doctype html><title>x"])
def test_a_page_without_text_gives_no_blocks(document: str) -> None:
    assert read_html(document.encode()).blocks == ()
