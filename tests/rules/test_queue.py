"""The editor's queue: what is in it, and in which order."""

import pytest

from claimspring.model.queue import Task, TaskKind
from claimspring.model.settings import Settings
from claimspring.read.corpus import read_corpus
from claimspring.rules.queue import ORDER, TASKS, queue
from claimspring.rules.registry import RULES
from tests.harbour import CASES, CLAIM, NOTICE, REGISTER, Harbour, checked

DRAFT = """\
statement: {statement}
appearances:
  - exact: the bridge cost 40 million crowns
kind: number
"""
SCORED = "extraction:\n  score: {score}\n  reasons: [names a number, accuses a state]\n"


def tasks(harbour: Harbour) -> tuple[Task, ...]:
    return queue(*checked(read_corpus(harbour.root), harbour.root, Settings()))


def test_every_task_comes_from_a_rule_that_exists() -> None:
    assert TASKS.keys() <= RULES.keys()
    assert set(ORDER) == set(TaskKind)


def test_drafts_by_their_worth(harbour: Harbour) -> None:
    for name, score in (("one", 0.4), ("two", 0.9)):
        text = DRAFT.format(statement=f"The bridge cost {score}.") + SCORED.format(score=score)
        harbour.write(f"claims/bridge/{name}.yml", text)
    harbour.write("claims/bridge/three.yml", DRAFT.format(statement="It was dear."))
    assert [(task.kind, task.claim and task.claim.claim, task.why) for task in tasks(harbour)] == [
        (TaskKind.DRAFT, "two", "worth 0.90: names a number; accuses a state"),
        (TaskKind.DRAFT, "one", "worth 0.40: names a number; accuses a state"),
        (TaskKind.DRAFT, "three", "drafted by hand, not yet taken up"),
    ]


def test_the_most_pressing_first(harbour: Harbour) -> None:
    harbour.replace(CLAIM, "status: published", "status: in-review")
    harbour.replace(NOTICE, "url: https://port.example/notices/7\n", "unlocated: It was not found.\n")
    harbour.replace(CLAIM, "exact: The harbour", "exact: The old harbour")
    harbour.write("claims/sources/broken.yml", "title: a: b\n")
    found = tasks(harbour)
    assert [task.kind for task in found] == [
        TaskKind.BROKEN_FILE,
        TaskKind.LOST_QUOTATION,
        TaskKind.WAITING_REVIEW,
        TaskKind.UNLOCATED_SOURCE,
    ]
    assert found[0].command == "claimspring check claims/sources/broken.yml"
    assert found[3].why == "not located, and 1 claim has to do with it"
    assert found[3].source == "port-notice"


def test_several_findings_of_a_kind_in_one_file_are_one_task(harbour: Harbour) -> None:
    more = "  - exact: nobody wrote this\n  - exact: nor did anybody write that\nkind: plan"
    harbour.replace(CLAIM, "kind: plan", more)
    (task,) = tasks(harbour)
    assert task.why == "these words are not in the article 'bridge' (and 1 more)"
    assert task.weight == 2


def test_a_source_weighs_by_what_rests_on_it(harbour: Harbour) -> None:
    for path in (NOTICE, REGISTER):
        url = next(line for line in harbour.read(path).splitlines() if line.startswith("url:"))
        harbour.replace(path, url, "unlocated: It was not found.")
    other = harbour.read(CLAIM).replace("2 May 2026", "2 May").replace("ministry-register", "port-notice")
    harbour.write("claims/bridge/other.yml", other)
    unlocated = [task for task in tasks(harbour) if task.kind is TaskKind.UNLOCATED_SOURCE]
    assert [task.source for task in unlocated] == ["port-notice", "ministry-register"]
    assert unlocated[0].weight > unlocated[1].weight


def test_an_exception_takes_a_task_out(harbour: Harbour) -> None:
    harbour.replace(CLAIM, "reviewed_on: 2026-10-01", "reviewed_on: 2025-10-01")
    assert [task.kind for task in tasks(harbour)] == [TaskKind.STALE_REVIEW]
    harbour.write(CLAIM, harbour.read(CLAIM) + "exceptions:\n  - {rule: stale-review, reason: The bridge is open.}\n")
    assert tasks(harbour) == ()


@pytest.mark.parametrize(
    ("case", "kind", "command"),
    [
        ("source-gone", TaskKind.LOST_SOURCE, "claimspring observe port-notice"),
        ("single-origin", TaskKind.SINGLE_ORIGIN, "claimspring trace bridge/opening-day"),
        ("passage-altered", TaskKind.ALTERED_PASSAGE, ""),
        ("source-changed", TaskKind.CHANGED_SOURCE, ""),
    ],
)
def test_each_kind_says_what_to_run_next(harbour: Harbour, case: str, kind: TaskKind, command: str) -> None:
    harbour.lay_over(CASES / case / "project")
    assert (kind, command) in [(task.kind, task.command) for task in tasks(harbour)]
