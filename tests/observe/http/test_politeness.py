import datetime as dt
from email.utils import format_datetime
from types import SimpleNamespace

import pytest

from claimspring.model.observation import PageState
from claimspring.observe.http import politeness
from claimspring.observe.http.answer import Answer, Failure
from claimspring.observe.http.politeness import Rules, Turns, host_of, retry_after, robots_address, rules_from

US = "claimspring/0.1 (+desk@example.org)"


def answer(status: int = 200, body: str = "", **headers: str) -> Answer:
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Answer(
        "http://a/robots.txt", (), permanent=True, status=status, reason="", headers=named, body=body.encode()
    )


def test_turns_come_one_after_another_at_each_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(politeness, "time", SimpleNamespace(monotonic=lambda: 1000.0))
    turns = Turns(10)
    assert turns.take("a") == 0
    assert turns.take("a") == 10
    assert turns.take("b", 20) == 0
    assert turns.take("b") == 20
    turns.postpone("a", 100)
    assert turns.take("a") == 100
    turns.postpone("c", 5)
    assert turns.take("c") == 5


def test_robots_say_who_may_go_where() -> None:
    rules = rules_from(
        answer(body="User-agent: claimspring\nDisallow: /no\nCrawl-delay: 50\n\nUser-agent: *\nDisallow: /\n")
    )
    assert rules.objection("http://a/yes", US) is None
    objection = rules.objection("http://a/no", US)
    assert objection is not None
    assert objection.state is PageState.BLOCKED
    assert rules.delay(US, longest=30) == 30
    assert rules_from(answer(body="User-agent: *\nCrawl-delay: nan")).delay(US, longest=30) == 0


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("User-agent: *\nDisallow: /news/\nDisallow: /n*/pier$ # the pier\n", ""),
        ("User-agent: *\nDisallow: /news/\nAllow: /news/\nDisallow: /n*/pier$ # the pier\n", "/n*/pier$"),
        ("User-agent: *\nDisallow:\nDisallow: /news/pier?\n disallow : /news\n", "/news"),
        ("User-agent: *\nDisallow: /*****pier\n", ""),
    ],
)
def test_the_rule_that_forbids_is_named_where_it_is_one(text: str, rule: str) -> None:
    objection = rules_from(answer(body=text)).objection("http://a/news/pier", US)
    assert objection is not None
    assert objection.reason == "robots.txt does not allow it" + (f": Disallow: {rule}" if rule else "")


@pytest.mark.parametrize(
    ("got", "state"),
    [
        (answer(404), None),
        (answer(403), None),
        (answer(301), None),
        (answer(429), PageState.TRANSIENT),
        (answer(500), PageState.TRANSIENT),
        (Failure(PageState.TRANSIENT, "timed out"), PageState.TRANSIENT),
        (Failure(PageState.REFUSED, "not public"), PageState.REFUSED),
        (Failure(PageState.UNREADABLE, "the answer cannot be unpacked"), PageState.TRANSIENT),
        (Failure(PageState.UNREADABLE, "the redirects go round in a circle", ("http://a/robots.txt",)), None),
    ],
)
def test_robots_that_cannot_be_had(got: Answer | Failure, state: PageState | None) -> None:
    objection = rules_from(got).objection("http://a/x", US)
    assert (objection.state if objection else None) == state
    assert Rules().delay(US, longest=30) == 0


def test_addresses() -> None:
    assert robots_address("https://a.example:8443/x?y") == "https://a.example:8443/robots.txt"
    assert host_of("https://A.example:8443/x") == "a.example"
    assert host_of("http://[::1") == ""


def test_retry_after_in_both_forms() -> None:
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    assert retry_after(answer(Retry_After="120")) == 120
    assert retry_after(answer(Retry_After="9" * 40)) == float("9" * 12)
    assert 3000 < (retry_after(answer(Retry_After=format_datetime(soon, usegmt=True))) or 0) <= 3600
    assert 3000 < (retry_after(answer(Retry_After=format_datetime(soon).replace("+0000", "-0000"))) or 0) <= 3600
    assert retry_after(answer(Retry_After="Wed, 21 Oct 2015 07:28:00 GMT")) == 0
    assert retry_after(answer(Retry_After="soon")) is None
    assert retry_after(answer()) is None
