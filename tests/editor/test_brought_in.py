"""What comes in from an address or a file: what the page says is offered, what it does not say is never made up."""

import re
from pathlib import Path

import pytest

from claimspring.editor.acts.uploads import UploadForm, take
from tests.editor.desk_in_process import DeskInProcess

PAGE = """<!doctype html><html lang="en"><head><title>Cranes stand still</title>
<link rel="canonical" href="https://port.example/news/cranes">
<meta property="og:site_name" content="Port Authority"><meta property="article:published_time" content="2026-05-02">
</head><body><article><h1>Cranes stand still</h1>{text}</article></body></html>"""
TEXT = "".join(
    f"<p>Crane number {n} of the harbour stood still on Monday, the port authority said.</p>" for n in range(12)
)


@pytest.fixture
def desk(project: Path) -> DeskInProcess:
    """A desk that knows the host of one of its publishers."""
    publishers = project / "claims/publishers.yml"
    text = publishers.read_text("utf-8")
    publishers.write_text(text.replace("port:\n", "port:\n  url: https://port.example/\n"), "utf-8")
    return DeskInProcess(project)


def proposed(desk: DeskInProcess, role: str, site: str = "Port Authority") -> tuple[str, str]:
    """The name of a proposal and its screen in French."""
    body = PAGE.format(text=TEXT).replace("Port Authority", site).encode()
    done = take(desk.desk, UploadForm(about=role, name="page.html", body=body))
    assert done.go
    return done.go.partition("/proposal/")[2], desk.screen(done.go, "fr")


def test_who_published_it_can_be_another_than_whose_host_it_is(desk: DeskInProcess, project: Path) -> None:
    token, shown = proposed(desk, "article")
    assert re.search(r'<option value="port" selected>', shown)
    answer = desk.do("intake.keep", proposal=token, answer={"publisher": "port"}, new_publisher="Crane Weekly")
    article = project / f"content/articles/{answer['go'].rpartition('/')[2]}.md"
    assert "publisher: crane-weekly\n" in article.read_text("utf-8")
    assert "crane-weekly:\n  name: Crane Weekly\n" in (project / "claims/publishers.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("site", "known", "new"), [("Crane Weekly", None, "Crane Weekly"), ("Harbour Gazette", "gazette", "")]
)
def test_whom_a_page_names_goes_before_whose_host_it_is(
    desk: DeskInProcess, site: str, known: str | None, new: str
) -> None:
    _, shown = proposed(desk, "article", site)
    assert re.findall(r'<option value="(\w+)" selected>', shown) == ([known] if known else [])
    assert re.search(rf'name="new_publisher" type="text" value="{new}"', shown)
    assert "Cette adresse correspond à Port Authority" in shown


def test_language_and_day_of_what_comes_in_are_chosen(desk: DeskInProcess) -> None:
    body = "<html><head><title>Cranes</title></head><body><p>12 34</p></body></html>"
    done = take(desk.desk, UploadForm(about="article", name="page.html", body=body.encode()))
    shown = desk.screen(done.go or "", "fr")
    tongues = shown.partition('name="answer.language"')[2].partition("</select>")[0]
    assert re.findall(r'<option value="(\w*)"', tongues)[:4] == ["", "en", "fr", "ab"]
    assert '<option value="en">anglais</option>' in tongues
    assert 'data-day-of="q-published"' in shown


def test_what_a_page_says_twice_is_told_in_words(desk: DeskInProcess) -> None:
    body = PAGE.format(text=f'<time datetime="2026-05-04" itemprop="datePublished">4 May</time>{TEXT}')
    done = take(desk.desk, UploadForm(about="article", name="page.html", body=body.encode()))
    shown = desk.screen(done.go or "", "fr")
    assert re.search("La page se contredit\u00a0: «\u202f2 mai 2026\u202f», «\u202f4 mai 2026\u202f»", shown)


def test_words_that_are_chosen_stand_in_the_quotation_marks_of_the_desk(desk: DeskInProcess) -> None:
    assert 'id="bar-words" role="status" data-quoted="«\u202f#\u202f»"' in desk.screen("/articles/bridge", "fr")
    assert 'id="draft-words" role="status" data-quoted="“#”"' in desk.screen("/articles/bridge")


def test_no_address_is_said_to_speak_for_a_publisher_that_is_known_by_its_name(desk: DeskInProcess) -> None:
    body = re.sub('<link rel="canonical".*?>', "", PAGE.format(text=TEXT))
    done = take(desk.desk, UploadForm(about="article", name="page.html", body=body.encode()))
    shown = desk.screen(done.go or "", "en")
    assert re.findall(r'<option value="(\w+)" selected>', shown) == ["port"]
    assert "A publisher that the desk knows." in shown


def test_the_end_of_an_address_is_a_guess_at_its_publisher(desk: DeskInProcess, project: Path) -> None:
    def shown() -> str:
        body = PAGE.format(text=TEXT).replace("//port.example", "//news.port.example")
        body = re.sub('<meta property="og:site_name".*?>', "", body)
        done = take(desk.desk, UploadForm(about="article", name="page.html", body=body.encode()))
        return desk.screen(done.go or "", "en")

    assert re.search(r'<option value="port" selected>', shown())
    assert "A guess: the address lies below that of this publisher." in shown()
    notice = project / "claims/sources/port-notice.yml"
    notice.write_text(re.sub(r"url: \S+", "url: https://news.port.example/1", notice.read_text("utf-8")), "utf-8")
    assert "A guess" not in shown()


def test_a_field_left_empty_says_that_there_is_none(desk: DeskInProcess, project: Path) -> None:
    token, shown = proposed(desk, "article")
    assert 'name="answer.author"' in shown
    answer = desk.do(
        "intake.keep", proposal=token, answer={"publisher": "gazette", "address": "https://port.example/news/cranes"}
    )
    text = (project / f"content/articles/{answer['go'].rpartition('/')[2]}.md").read_text("utf-8")
    assert "author:" not in text
    assert "publisher: gazette\n" in text


def test_how_near_to_the_event_a_source_stands_is_chosen(desk: DeskInProcess) -> None:
    _, shown = proposed(desk, "source")
    field = shown.partition('name="answer.kind"')[2].partition("</select>")[0]
    assert field.startswith(" required")
    assert "selected" not in field
    assert '<option value="primary">' in field
    assert "how near to the event" not in shown, "what is asked is said in the language of the desk"
    assert "who wrote it" not in shown
