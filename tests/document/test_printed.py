from claimspring.document.article.model import ArticleBlock, BlockRole
from claimspring.document.pdf import read_pdf
from claimspring.document.printed import blocks_of_pages
from tests.document.files import pdf

FIRST = (
    "The harbour of Westport will stay closed to ferries until the end of",
    "May, the port authority said on Monday. Divers found cracks in two of the",
    "nine pillars.",
    "About 3,100 people take the ferry every day; buses will bring them round the",
    "bay in the meantime.",
)


def texts(blocks: tuple[ArticleBlock, ...]) -> list[str]:
    return [block.text for block in blocks if block.text]


def test_lines_of_a_paragraph_are_one_and_paragraphs_stay_apart() -> None:
    assert texts(blocks_of_pages(["\n".join(FIRST)])) == [" ".join(FIRST[:3]), " ".join(FIRST[3:])]


def test_running_heads_and_page_numbers_are_out_and_pages_are_numbered() -> None:
    own = [[f"{line} ({part})" for line in FIRST] for part in "abcd"]
    pages = ["\n".join((f"Federal Bulletin, vol. {n}", *lines, f"- {n} -")) for n, lines in enumerate(own, 1)]
    blocks = blocks_of_pages(pages)
    assert "Bulletin" not in " ".join(texts(blocks))
    assert not [text for text in texts(blocks) if text.startswith("- ")]
    assert [block.page for block in blocks if block.role is BlockRole.PAGE] == [1, 2, 3, 4]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    blocks = blocks_of_pages(["\n".join(FIRST[:2]), "\n".join(FIRST[2:])])
    assert texts(blocks)[0] == " ".join(FIRST[:3])
    roles = [block.role for block in blocks]
    assert roles == [BlockRole.PAGE, BlockRole.PARAGRAPH, BlockRole.PAGE, BlockRole.PARAGRAPH]


def test_rows_of_figures_are_never_joined_into_prose() -> None:
    lines = [
        "The number of passengers by year is this, as the authority counts it:",
        "2021 1,010 55%",
        "2022 1,100 60%",
    ]
    assert texts(blocks_of_pages(["\n".join(lines)])) == lines


def test_broken_words_are_whole_and_hyphens_stay() -> None:
    lines = [
        "A word that is broken at the end of its line is made whole again: inter\x02",
        "national. One that is written with a hyphen keeps it: the state-owned port, state-",
        "owned as it is. One that is broken by a hyphen is as it stands elsewhere: harbour, har-",
        "bour. A stretch of pages keeps its dash: 737–",
        "9 of the bulletin.",
    ]
    text = " ".join(texts(blocks_of_pages(["\n".join(lines)])))
    assert "international" in text
    assert text.count("state-owned") == 2
    assert "harbour, harbour." in text
    assert "737–9" in text


def test_items_of_a_list_are_items() -> None:
    blocks = blocks_of_pages(["It proposes three things, of which the first is the dearest of all:\n• a pier\n• a bus"])
    assert [block.text for block in blocks if block.role is BlockRole.ITEM] == ["a pier", "a bus"]


def test_a_file_tells_its_pages_and_its_title() -> None:
    document = read_pdf(pdf([FIRST, ["Second page."]], title="10811.exe"))
    assert document is not None
    assert document.title == "10811.exe"
    assert document.pages[1] == "Second page."
    assert texts(blocks_of_pages(document.pages))[0].startswith("The harbour")


def test_empty_pages_hold_nothing() -> None:
    assert blocks_of_pages([]) == ()
    assert blocks_of_pages(["", " \n "]) == ()
