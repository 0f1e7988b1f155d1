import pytest

from claimspring.document.text import PageText
from claimspring.model.observation import PageState
from claimspring.observe.http.answer import Answer
from claimspring.observe.page_state import by_status, by_text

ASKED = "http://news.example/2023/a-story"


def answer(status: int = 200, address: str = ASKED, **headers: str) -> Answer:
    redirects = () if address == ASKED else (address,)
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Answer(address, redirects, permanent=True, status=status, reason="Why", headers=named, body=b"")


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, None),
        (203, None),
        (204, PageState.UNREADABLE),
        (206, PageState.UNREADABLE),
        (304, PageState.UNREADABLE),
        (400, PageState.UNREADABLE),
        (401, PageState.BLOCKED),
        (403, PageState.BLOCKED),
        (404, PageState.MISSING),
        (410, PageState.MISSING),
        (408, PageState.TRANSIENT),
        (429, PageState.BLOCKED),
        (451, PageState.BLOCKED),
        (500, PageState.TRANSIENT),
        (503, PageState.TRANSIENT),
        (599, PageState.TRANSIENT),
        (999, PageState.BLOCKED),
    ],
)
def test_by_status(status: int, state: PageState | None) -> None:
    verdict = by_status(answer(status))
    assert (verdict.state if verdict else None) == state
    assert verdict is None or str(status) in verdict.reason


def test_a_challenge_is_a_block_whatever_its_status() -> None:
    verdict = by_status(answer(503, cf_mitigated="challenge"))
    assert verdict is not None
    assert verdict.state is PageState.BLOCKED


@pytest.mark.parametrize(
    ("address", "title", "text", "state"),
    [
        (ASKED, "A story", "A long story. " * 200, PageState.ALIVE),
        (ASKED.replace("http:", "https:") + "/", "A story", "Text.", PageState.ALIVE),
        ("http://www.news.example/2023/a-story", "A story", "Text.", PageState.ALIVE),
        ("http://news.example/2024/a-story", "A story", "Text.", PageState.MOVED),
        ("http://news.example/", "News", "Text.", PageState.NOT_THE_PAGE),
        ("http://news.example/login?next=a", "News", "Text.", PageState.NOT_THE_PAGE),
        ("http://consent.news.example/x", "News", "Text.", PageState.NOT_THE_PAGE),
        (ASKED, "404", "Text.", PageState.NOT_THE_PAGE),
        (ASKED, "Page introuvable", "Text. " * 300, PageState.NOT_THE_PAGE),
        (ASKED, "Oops", "The page you are looking for could not be found.", PageState.NOT_THE_PAGE),
        (ASKED, "A story", "The page could not be found, the museum said. " * 100, PageState.ALIVE),
        (ASKED, "Where 404 people died", "Text.", PageState.ALIVE),
        (ASKED, "Just a moment...", "Wait.", PageState.NOT_THE_PAGE),
        (ASKED, "News", "Please enable JavaScript to read this.", PageState.NOT_THE_PAGE),
        (ASKED, "News", "Before you continue: we and our 812 partners use cookies.", PageState.NOT_THE_PAGE),
        (ASKED, "News", "Cet article est réservé aux abonnés.", PageState.NOT_THE_PAGE),
    ],
)
def test_by_text(address: str, title: str, text: str, state: PageState) -> None:
    page = PageText(text=text, main=text, title=title)
    assert by_text(ASKED, answer(address=address), page).state is state
