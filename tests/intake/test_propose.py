import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimspring.document.article.model import BlockRole, FactField, Origin
from claimspring.intake.accept import Accepted, accept
from claimspring.intake.proposal import (
    DocumentRole,
    Hints,
    IntakeProposal,
    IntakeRefused,
    QuestionKey,
    QuestionReason,
    Upload,
    WebPage,
)
from claimspring.intake.proposal_json import as_data
from claimspring.intake.propose import propose
from claimspring.model.intake import IntakeWay
from claimspring.model.observation import Ledger, PageState
from claimspring.observe.record.copies import page_in
from claimspring.observe.record.ledger import breaks
from claimspring.read.editing.changeset import commit
from tests.document.article.pages import SENTENCES, article, page
from tests.document.files import docx, packed, paragraph, pdf, wacz, warc
from tests.intake.desks import desk_at, files, read_desk
from tests.observe.servers import Peer, Server

Serve = Callable[..., Server]
DATA = article(author={"name": "Ada Lind"}, datePublished="2024-03-04", publisher={"name": "Westport Echo"})


def html(peer: Peer) -> None:
    peer.answer(page(data=DATA).encode())


def proposed(root: Path, upload: bytes | str, name: str = "", **hints: object) -> IntakeProposal:
    body = upload.encode() if isinstance(upload, str) else upload
    return propose(Upload(body, name), desk_at(root), Hints(**hints))  # type: ignore[arg-type]


def keys(proposal: IntakeProposal) -> dict[QuestionKey, QuestionReason]:
    return {question.key: question.reason for question in proposal.questions}


def taken(root: Path, proposal: IntakeProposal, **answers: str) -> Accepted:
    accepted = accept(proposal, {QuestionKey(key): value for key, value in answers.items()}, read_desk(root))
    commit(root, accepted.changes)
    return accepted


def test_a_page_comes_in_with_its_copy_and_its_ledger(serve: Serve, tmp_path: Path) -> None:
    server = serve(html)
    proposal = propose(WebPage(server.url("/pier")), desk_at(tmp_path, server.port), Hints())
    assert not proposal.arrival.seen.reason
    accepted = taken(tmp_path, proposal)
    assert accepted.id == "pier-closed-until-may"
    text = (tmp_path / accepted.path).read_text("utf-8")
    assert text.startswith("---\ntitle: Pier closed until May\n")
    assert f"url: {server.url('/pier')}\n" in text
    assert "publisher: echo\nauthor: Ada Lind\npublished: 2024-03-04\nlanguage: en\n" in text
    assert text.endswith("\n\n".join(SENTENCES) + "\n")
    raw = (tmp_path / f"claims/observations/article-{accepted.id}.json").read_bytes()
    assert not list(breaks(raw))
    entry = Ledger.model_validate_json(raw).entries[0]
    assert entry.intake is not None
    assert (entry.intake.way, entry.intake.asked) == ("web", server.url("/pier"))
    assert entry.intake.facts["author"].origin == "json-ld"
    assert entry.seen.state is PageState.ALIVE
    assert entry.copy_ is not None
    copied = page_in((tmp_path / entry.copy_.file).read_bytes())
    assert copied is not None
    assert copied.body == page(data=DATA).encode()


def test_nothing_is_written_before_the_changes_are_committed(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, page(data=DATA))
    before = files(tmp_path)
    accept(proposal, {}, read_desk(tmp_path))
    assert files(tmp_path) == before


def test_an_unknown_publisher_is_proposed_with_name_and_home_alone(tmp_path: Path) -> None:
    document = page(data=article(publisher={"name": "North Bay News", "url": "https://x.example"}), language="")
    proposal = proposed(tmp_path, document, facts={FactField.ADDRESS: "https://www.northbay.example/a"})
    assert keys(proposal)[QuestionKey.PUBLISHER] is QuestionReason.NEW
    taken(tmp_path, proposal)
    publishers = (tmp_path / "claims/publishers.yml").read_text("utf-8")
    assert (
        "north-bay-news:\n  name: North Bay News\n  kind: other\n  url: https://www.northbay.example/\n" in publishers
    )


def test_a_publisher_is_known_by_host_name_and_alias(tmp_path: Path) -> None:
    for name, address in (("x", "https://m.echo.example/a"), ("the westport echo", None), ("The Echo", None)):
        hints = {FactField.ADDRESS: address} if address else {}
        document = page(data=article(publisher={"name": name}), head=f'<meta property="og:site_name" content="{name}">')
        assert proposed(tmp_path, document, facts=hints).publisher == "echo"


def test_a_near_miss_of_a_publisher_is_asked(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, page(head='<meta property="og:site_name" content="Westport Ecko">'))
    question = next(one for one in proposal.questions if one.key is QuestionKey.PUBLISHER)
    assert question.options == ("westport-ecko", "echo")
    assert "did you mean 'echo'?" in question.text


def test_what_disagrees_or_is_concluded_is_asked_and_what_is_sure_is_not(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, page(data=DATA, head='<link rel="canonical" href="https://echo.example/a">'))
    assert set(keys(proposal)) == {QuestionKey.AUTHOR, QuestionKey.ADDRESS}
    doubtful = page(
        data=article(datePublished="2024-03-04", isAccessibleForFree=False),
        head='<meta name="date" content="2023-01-01">',
        language=' lang="fr"',
        heading="",
        title="Something else",
    )
    reasons = keys(proposed(tmp_path, doubtful))
    assert reasons[QuestionKey.TITLE] is QuestionReason.DISAGREE
    assert reasons[QuestionKey.PUBLISHED] is QuestionReason.DISAGREE
    assert reasons[QuestionKey.LANGUAGE] is QuestionReason.DISAGREE
    assert reasons[QuestionKey.WHOLE] is QuestionReason.NOT_FREE


def test_what_the_editor_says_beforehand_is_not_asked(tmp_path: Path) -> None:
    said = {
        FactField.TITLE: "A title",
        FactField.AUTHOR: "Bo Ek",
        FactField.PUBLISHED: "2024",
        FactField.LANGUAGE: "en",
        FactField.PUBLISHER: "echo",
        FactField.ADDRESS: "https://echo.example/b",
    }
    proposal = proposed(tmp_path, page(), facts=said)
    assert not proposal.questions
    assert proposal.facts[FactField.TITLE].origin is Origin.EDITOR


def test_words_that_are_pasted_have_no_copy_and_say_why_they_have_no_address(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, "A pier is closed\n\n" + "\n\n".join(SENTENCES))
    assert proposal.copy is None
    accepted = taken(tmp_path, proposal, publisher="echo")
    text = (tmp_path / accepted.path).read_text("utf-8")
    assert "title: A pier is closed\n" in text
    assert "unlocated:\n  en: The desk was given the text; its address was not seen.\n  fr: " in text
    ledger = Ledger.model_validate_json((tmp_path / f"claims/observations/article-{accepted.id}.json").read_bytes())
    assert ledger.entries[0].seen.state is PageState.GIVEN
    assert ledger.entries[0].copy_ is None
    assert not ledger.looks


def test_wrapped_words_are_whole_paragraphs_once_and_for_all(tmp_path: Path) -> None:
    import textwrap  # noqa: PLC0415

    wrapped = "\n\n".join(textwrap.fill(sentence, 62) for sentence in SENTENCES)
    proposal = proposed(tmp_path, f"Pier closed\n\n{wrapped}\n")
    assert [block.text for block in proposal.reading.blocks] == list(SENTENCES)


def test_a_source_comes_in_with_its_kind_and_its_article(tmp_path: Path) -> None:
    address = "https://echo.example/a"
    document = page(data=DATA, head=f'<link rel="canonical" href="{address}">')
    taken(tmp_path, proposed(tmp_path, document))
    proposal = propose(Upload(document.encode(), "a.html"), read_desk(tmp_path), Hints(role=DocumentRole.SOURCE))
    assert keys(proposal)[QuestionKey.KIND] is QuestionReason.MISSING
    accepted = taken(tmp_path, proposal, kind="agency")
    text = (tmp_path / accepted.path).read_text("utf-8")
    assert "kind: agency\n" in text
    assert "article: pier-closed-until-may\n" in text
    assert (tmp_path / f"claims/observations/{accepted.id}.json").is_file()


def test_what_is_here_already_is_said_and_not_taken_again(tmp_path: Path) -> None:
    document = page(data=DATA, head='<link rel="canonical" href="https://www.echo.example/a/?utm_source=x">')
    taken(tmp_path, proposed(tmp_path, document))
    with pytest.raises(IntakeRefused, match="here already, as the article 'pier-closed-until-may'"):
        propose(WebPage("http://echo.example/a#top"), read_desk(tmp_path), Hints())
    with pytest.raises(IntakeRefused, match="here already"):
        propose(Upload(document.encode()), read_desk(tmp_path), Hints())


def test_a_second_article_of_the_same_title_gets_a_number(tmp_path: Path) -> None:
    for number in (1, 2):
        hints = Hints(facts={FactField.ADDRESS: f"https://echo.example/{number}"})
        desk = desk_at(tmp_path) if number == 1 else read_desk(tmp_path)
        accepted = taken(tmp_path, propose(Upload(page(data=DATA).encode()), desk, hints))
    assert accepted.id == "pier-closed-until-may-2"


def test_an_article_is_not_called_like_a_folder_that_holds_no_claims(tmp_path: Path) -> None:
    hints = Hints(facts={FactField.TITLE: "Sources", FactField.ADDRESS: "https://echo.example/sources"})
    assert propose(Upload(page(data=DATA).encode()), desk_at(tmp_path), hints).id == "sources-2"


@pytest.mark.parametrize(
    ("body", "name", "cause"),
    [
        (b"", "a.html", "is empty"),
        (b"\xff\xd8\xff\xe0 jpeg", "a.jpg", "is a picture"),
        (b"\x00\x01\x02\x03\xfe" * 50, "a.bin", "is no document"),
        (b"{\\rtf1 text}", "a.rtf", "save it as .docx"),
        (b'[{"@type": "ClaimReview", "claimReviewed": "x"}]', "a.json", "claimspring import"),
        (b'{"a": 1}', "a.json", "is data"),
        (b"Claim,Verdict,Date,Url\na,b,c,d\ne,f,g,h\n", "a.csv", "claimspring import"),
        (b"<html><body></body></html>", "a.html", "holds no text"),
    ],
)
def test_what_cannot_come_in_is_refused_in_one_line_with_the_way_out(
    tmp_path: Path, body: bytes, name: str, cause: str
) -> None:
    with pytest.raises(IntakeRefused, match=cause) as refused:
        proposed(tmp_path, body, name)
    assert "\n" not in str(refused.value)


def test_a_front_page_is_no_article(tmp_path: Path) -> None:
    links = "".join(f'<p><a href="/{number}">{sentence}</a></p>' for number, sentence in enumerate(SENTENCES))
    with pytest.raises(IntakeRefused, match="list of links"):
        proposed(tmp_path, page(links), "index.html")


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        ({"status": "404 Not Found"}, "no page any more"),
        ({"status": "403 Forbidden"}, "does not let machines read it"),
        ({"status": "500 Oops"}, "gives no answer"),
        ({"kind": "image/png"}, "cannot be read"),
        ({"body": page("<p>We value your privacy. Accept all cookies to go on.</p>").encode()}, "consent"),
    ],
)
def test_what_a_server_answers_instead_is_told_with_the_way_out(
    serve: Serve, tmp_path: Path, answer: dict[str, str], cause: str
) -> None:
    server = serve(lambda peer: peer.answer(**({"body": page().encode()} | answer)))  # type: ignore[arg-type]
    desk = desk_at(tmp_path, server.port)
    before = files(tmp_path)
    with pytest.raises(IntakeRefused, match=cause) as refused:
        propose(WebPage(server.url("/pier")), desk, Hints())
    assert "save the page" in str(refused.value) or "archive" in str(refused.value)
    assert files(tmp_path) == before


def test_robots_and_the_guard_are_obeyed(serve: Serve, tmp_path: Path) -> None:
    def closed(peer: Peer) -> None:
        peer.answer(
            b"User-agent: *\nDisallow: /\n" if peer.path == "/robots.txt" else page().encode(), kind="text/plain"
        )

    server = serve(closed, robots=False)
    with pytest.raises(IntakeRefused, match=r"robots\.txt does not allow it"):
        propose(WebPage(server.url("/pier")), desk_at(tmp_path, server.port), Hints())
    with pytest.raises(IntakeRefused, match="is not asked"):
        propose(WebPage("http://169.254.169.254/latest"), desk_at(tmp_path), Hints())


def test_questions_without_a_default_must_be_answered(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, SENTENCES[0] + "\n\n" + SENTENCES[1])
    assert QuestionKey.TITLE in keys(proposal)
    with pytest.raises(IntakeRefused, match="headline"):
        accept(proposal, {}, read_desk(tmp_path))
    with pytest.raises(IntakeRefused, match="published"):
        accept(
            proposal,
            {QuestionKey.TITLE: "x", QuestionKey.PUBLISHER: "echo", QuestionKey.PUBLISHED: "soon"},
            read_desk(tmp_path),
        )


def test_an_article_that_is_not_whole_stays_out(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, page(data=DATA | {"isAccessibleForFree": False}))
    with pytest.raises(IntakeRefused, match="not whole"):
        accept(proposal, {QuestionKey.WHOLE: "no"}, read_desk(tmp_path))


def test_a_proposal_is_json_for_programs(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, page(data=DATA))
    data = json.loads(json.dumps(as_data(proposal, accept(proposal, {}, read_desk(tmp_path)))))
    assert data["facts"]["title"] == {"value": "Pier closed until May", "origin": "headline", "others": []}
    assert data["blocks"][0] == {"role": BlockRole.PARAGRAPH, "text": SENTENCES[0]}
    assert data["files"][-1].endswith(".warc.gz")


# Other files


def test_a_pdf_comes_in_with_its_pages_and_its_title_is_asked(tmp_path: Path) -> None:
    body = pdf([["Pier closed until May", *SENTENCES[:3]], [*SENTENCES[3:], "And that is all."]], title="Report 7")
    proposal = proposed(tmp_path, body, "report.pdf")
    assert proposal.arrival.way is IntakeWay.PDF
    title = next(question for question in proposal.questions if question.key is QuestionKey.TITLE)
    assert title.options == ("Pier closed until May", "Report 7")
    accepted = taken(tmp_path, proposal, publisher="echo")
    text = (tmp_path / accepted.path).read_text("utf-8")
    assert '{.page n="2"}' in text
    ledger = Ledger.model_validate_json((tmp_path / f"claims/observations/article-{accepted.id}.json").read_bytes())
    entry = ledger.entries[0]
    assert entry.intake is not None
    assert entry.intake.file is not None
    assert entry.intake.file.name == "report.pdf"
    assert entry.copy_ is not None
    copied = page_in((tmp_path / entry.copy_.file).read_bytes())
    assert copied is not None
    assert copied.body == body


def test_a_word_file_and_a_mail_come_in(tmp_path: Path) -> None:
    word = docx(paragraph("Pier closed", style="Heading1") + "".join(map(paragraph, SENTENCES)))
    assert [block.text for block in proposed(tmp_path, word, "a.docx").reading.blocks] == list(SENTENCES)
    mail = f"From: Port <p@port.example>\nDate: Mon, 4 Mar 2024 10:00:00 +0000\nSubject: Pier\n\n{SENTENCES[0]}\n"
    proposal = proposed(tmp_path, mail, "a.eml")
    assert proposal.facts[FactField.PUBLISHED].value == "2024-03-04"
    assert "is it a source" in str(proposal.warnings[0])
    assert not proposed(tmp_path, mail, "a.eml", role=DocumentRole.SOURCE).warnings


def test_an_archived_page_comes_with_its_address_and_the_day_of_its_copy(tmp_path: Path) -> None:
    address = "https://echo.example/a"
    for body, way in (
        (warc({address: page(data=DATA)}), IntakeWay.WARC),
        (wacz({address: page(data=DATA)}, signed="bay.example"), IntakeWay.WACZ),
    ):
        proposal = proposed(tmp_path, body, "a")
        assert proposal.arrival.way is way
        assert proposal.facts[FactField.ADDRESS].value == address
        assert proposal.arrival.at.date().isoformat() == "2024-03-05"
        assert [block.text for block in proposal.reading.blocks] == list(SENTENCES)
    assert "signed by bay.example: that was not verified" in " ".join(map(str, proposal.warnings))


@pytest.mark.parametrize(
    ("body", "name", "cause"),
    [
        (pdf([["", ""]]), "scan.pdf", "is a scan"),
        (b"%PDF-1.4 broken", "a.pdf", "is damaged"),
        (docx(""), "a.docx", "holds no text"),
        (packed({"word/document.xml": bytes(60_000_000)}), "a.docx", "more than 50,000,000"),
        (warc({"https://a.example/": "a", "https://b.example/": "b"}), "a.warc", "--url"),
        (packed({"a.txt": "x"}), "a.zip", "unpack it"),
    ],
)
def test_other_files_that_cannot_come_in_are_refused(tmp_path: Path, body: bytes, name: str, cause: str) -> None:
    with pytest.raises(IntakeRefused, match=cause):
        proposed(tmp_path, body, name)
