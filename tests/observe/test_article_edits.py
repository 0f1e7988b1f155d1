import datetime as dt

import pytest

from claimspring.model.observation import ArticleEdits, Concern, SentenceEdit
from claimspring.observe.article_edits import edits
from claimspring.observe.http.answer import Answer
from claimspring.observe.record.copies import CopiedPage
from tests.document.article.pages import SENTENCES, article, page

SINCE = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


def answer(body: str, kind: str = "text/html") -> Answer:
    return Answer("https://x.example/", (), True, 200, "OK", (("Content-Type", kind),), body.encode())  # noqa: FBT003


def compare(before: str, after: str) -> ArticleEdits | None:
    return edits(CopiedPage(before.encode(), "text/html"), answer(after), SINCE)


def replaced(old: str, new: str) -> str:
    assert old in "".join(SENTENCES)
    return page([sentence.replace(old, new) for sentence in SENTENCES])


def test_a_changed_number_is_seen_and_named() -> None:
    found = compare(page(), replaced("1962", "1926"))
    assert found is not None
    assert found.count == 1
    assert found.sentences[0].before == SENTENCES[1]
    assert found.sentences[0].concerns == (Concern.NUMBER,)
    assert not found.said


def test_sentences_that_went_and_came_are_seen() -> None:
    new = "Nobody has told the islanders how they will get to school in the meantime, says their mayor."
    found = compare(page(), page([*SENTENCES[:5], *SENTENCES[6:], new]))
    assert found is not None
    assert found.sentences == (SentenceEdit(before=SENTENCES[5]), SentenceEdit(after=new))


def test_other_furniture_and_other_typography_are_no_edit() -> None:
    other = page().replace("<nav>", '<nav><a href="/z">Another item of the menu</a>').replace("Copyright", "(c) 2027")
    assert compare(page(), other) is None
    assert compare(page(), page().replace("“", '"').replace("”", '"').replace("about 4.2", "about\u00a04.2")) is None


def test_what_the_page_says_of_its_change_is_no_silence() -> None:
    before = page(data=article(dateModified="2024-03-04T10:00:00Z"))
    later = page(
        [sentence.replace("nine", "ten") for sentence in SENTENCES], data=article(dateModified="2024-03-04T15:00:00Z")
    )
    found = compare(before, later)
    assert found is not None
    assert found.said
    note = "Correction: an earlier version of this article gave another year in which the pier was built."
    corrected = compare(page(), page([*[one.replace("1962", "1926") for one in SENTENCES], note]))
    assert corrected is not None
    assert corrected.said


@pytest.mark.parametrize(("before", "after"), [("%PDF-1.4", page()), (page(), "%PDF-1.4"), ("<html>", page())])
def test_what_is_no_article_is_not_compared(before: str, after: str) -> None:
    assert compare(before, after) is None


def test_a_page_that_lost_most_of_its_text_is_behind_a_wall_and_not_edited() -> None:
    assert compare(page(), page([*SENTENCES[:2], "Subscribe to go on reading this article of the Echo."])) is None


def test_of_very_many_edits_a_hundred_are_kept() -> None:
    before = page([f"In the year {n} there were some {n} boats in the harbour of the town." for n in range(150)])
    after = page([f"In the year {n} there were no boats at all, {n * 7}, on the lake." for n in range(150)])
    found = compare(before, after)
    assert found is not None
    assert len(found.sentences) == 100
    assert found.count >= 150
