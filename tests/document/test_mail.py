import pytest

from claimspring.document.article.model import ArticleReading, BlockRole, FactField
from claimspring.document.mail import MailFailure, read_mail
from tests.document.article.pages import SENTENCES, page

HEAD = "From: Port Authority <press@port.example>\nDate: Mon, 4 Mar 2024 23:30:00 -0500\nSubject: Fwd: Pier closed\n"


def mail(text: str, head: str = HEAD) -> ArticleReading:
    reading = read_mail(f"{head}\n{text}".encode())
    assert isinstance(reading, ArticleReading)
    return reading


def test_the_head_is_facts_and_the_day_stays_as_printed() -> None:
    facts = mail("\n\n".join(SENTENCES)).facts
    assert {field: facts[field].value for field in (FactField.TITLE, FactField.AUTHOR, FactField.PUBLISHED)} == {
        FactField.TITLE: "Pier closed",
        FactField.AUTHOR: "Port Authority",
        FactField.PUBLISHED: "2024-03-04",
    }
    assert facts[FactField.LANGUAGE].value == "en"


def test_quotations_and_the_signature_are_told_apart() -> None:
    reading = mail(f"> {SENTENCES[0]}\n\n{SENTENCES[1]}\n\n-- \nA. Nyman\nPress officer\n")
    assert [(block.role, block.text) for block in reading.blocks] == [
        (BlockRole.QUOTE, SENTENCES[0]),
        (BlockRole.PARAGRAPH, SENTENCES[1]),
    ]
    assert reading.passed_over == ("A. Nyman Press officer",)


def test_flowed_lines_are_made_whole() -> None:
    head = HEAD + "Content-Type: text/plain; charset=utf-8; format=flowed\n"
    assert [block.text for block in mail("One line \nand the same.\nAnother.\n\nLast.", head).blocks] == [
        "One line and the same. Another.",
        "Last.",
    ]


def test_a_forwarded_mail_is_that_inside() -> None:
    inner = "From: North Bay <n@bay.example>\nDate: Sun, 3 Mar 2024 08:00:00 +0000\nSubject: Bridge open\nTo: desk\n"
    reading = mail(f"fyi\n\n---------- Forwarded message ---------\n{inner}\n{SENTENCES[0]}\n")
    assert reading.facts[FactField.TITLE].value == "Bridge open"
    assert reading.facts[FactField.PUBLISHED].value == "2024-03-03"
    assert [other.value for other in reading.facts[FactField.PUBLISHED].others] == ["2024-03-04"]
    assert [block.text for block in reading.blocks] == [SENTENCES[0]]


def test_the_html_part_is_read_where_the_plain_one_says_nothing() -> None:
    head = HEAD + 'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n'
    parts = "--b\nContent-Type: text/plain\n\nView this email in your browser\n--b\nContent-Type: text/html\n\n"
    reading = mail(f"{parts}{page()}\n--b--\n", head)
    assert SENTENCES[0] in reading.text


def test_a_mailbox_with_several_mails_is_not_guessed_from() -> None:
    one = f"From x@y.example Mon Mar  4 23:30:00 2024\n{HEAD}\nText.\n\n"
    failure = read_mail((one * 3).encode())
    assert isinstance(failure, MailFailure)
    assert "3 mails" in failure.reason
    assert isinstance(read_mail(one.encode()), ArticleReading)


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"From: \nContent-Type: text/plain; charset=none\n\n\xff"])
def test_damaged_mails_break_nothing(body: bytes) -> None:
    assert isinstance(read_mail(body), ArticleReading | MailFailure)
