"""What an answer comes to, whatever is in it."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimspring.model.observation import Observation, PageState
from claimspring.observe.host import Job, observe
from claimspring.observe.http.answer import Answer, Failure

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
JOB = Job("s", "http://x.example/a", ("The delegation would stay for six days in the capital",))
HOSTILE = "<title>\x1b]0;x\x07\u202e</title>The delegation would stay for \x1b[31mnine\u202e days in the capital"


def seen(body: bytes, content_type: str = "text/html", status: int = 200, reason: str = "OK") -> Observation:
    headers = (("Content-Type", content_type),)
    answer = Answer(JOB.address, (), permanent=True, status=status, reason=reason, headers=headers, body=body)
    observation = observe(JOB, answer, NOW).observation
    assert observation is not None
    return observation


@given(st.binary() | st.text().map(str.encode), st.text(max_size=30), st.sampled_from([200, 302, 404, 500]), st.text())
@example(HOSTILE.encode(), "text/html", 200, "")
@example(b"", "text/html\x1b[2J", 404, "\x1b[2J\u202e\r\n")
@example(b'["\\ud800 The delegation would stay \\udfff for nine days in the capital"]', "application/json", 200, "")
def test_nothing_recorded_can_steer_a_terminal(body: bytes, kind: str, status: int, reason: str) -> None:
    observation = seen(body, kind, status, reason)
    words = [observation.reason, observation.title or "", observation.content_type or ""]
    words += [quotation.found or "" for quotation in observation.quotations]
    recorded = "".join(words)
    assert not [char for char in recorded if unicodedata.category(char) == "Cc" and char not in "\n\t"]
    assert not {unicodedata.bidirectional(char) for char in recorded} & {"RLO", "LRO", "RLE", "LRE", "PDF"}
    assert Observation.model_validate_json(observation.model_dump_json()) == observation


def test_an_altered_quotation_is_shown_without_its_controls() -> None:
    (quotation,) = seen(HOSTILE.encode()).quotations
    assert quotation.found is not None
    assert "\ufffd[31mnine\ufffd days" in quotation.found


@pytest.mark.parametrize("state", [PageState.TRANSIENT, PageState.REFUSED])
def test_a_failure_is_recorded_with_its_reason(state: PageState) -> None:
    observation = observe(JOB, Failure(state, "so\nit was", ("http://y/",), 301), NOW).observation
    assert observation is not None
    assert (observation.state, observation.reason, observation.status) == (state, "so it was", 301)


def test_a_search_that_takes_too_long() -> None:
    answer = Answer(JOB.address, (), permanent=True, status=200, reason="", headers=(), body=b"words")
    observation = observe(JOB, answer, NOW, until=0.0).observation
    assert observation is not None
    assert observation.state is PageState.UNREADABLE
