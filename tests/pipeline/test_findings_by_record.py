"""What is found again after a change, and what is kept, is together what a check of everything finds."""

import datetime as dt
import random
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from claimspring.model.corpus import Corpus, Record
from claimspring.model.finding import Finding
from claimspring.model.recorder import Query
from claimspring.model.settings import Settings
from claimspring.pipeline import check_in_portions, findings_store
from claimspring.pipeline.findings_store import FILE, FindingsStore
from claimspring.pipeline.mkdocs_config import read_settings
from claimspring.pipeline.project import Before, Project, begin
from claimspring.read.corpus import Reader
from claimspring.read.locate import Locator
from claimspring.rules.check import FindingsByRecord
from claimspring.rules.context import Context
from claimspring.rules.subjects import Subject
from tests.harbour import CASES, CLAIM, DAY, NOTICE, REGISTER, Harbour
from tests.pipeline.test_recorded_reads import State, beginning, changes, field_edits, record_edits

pytestmark = pytest.mark.slow

SETTINGS = Settings(in_review="shown")


def everything(state: State, root: Path) -> tuple[Finding, ...]:
    found = FindingsByRecord()
    found.update(context_of(state, found), Locator(root))
    return found.findings()


def context_of(state: State, found: FindingsByRecord, today: dt.date = DAY) -> Context:
    return Context(on_disk(state.corpus), SETTINGS, today, recorder=found.recorder)


def on_disk(corpus: Corpus) -> Corpus:
    """The same, each record with a file of its own."""
    placed: dict[str, Mapping[Any, Any]] = {
        kind.name: {
            key: replace(one, path=f"{kind.name}/{key}.yml") if isinstance(one, Record) else one
            for key, one in getattr(corpus, kind.name).items()
        }
        for kind in fields(corpus)
    }
    return Corpus(**placed)


def test_after_every_edit_of_every_field_and_record_the_findings_are_those_of_a_check_of_everything(
    tmp_path: Path,
) -> None:
    edits = [*field_edits(changes()), *record_edits()]
    random.Random(20).shuffle(edits)
    warm = FindingsByRecord()
    warm.update(context_of(beginning(), warm), Locator(tmp_path))
    again = 0
    for label, state in edits:
        again += len(warm.update(context_of(state, warm), Locator(tmp_path)))
        assert warm.findings() == everything(state, tmp_path), label
    assert again < 0.6 * len(edits) * len(warm.entries), "most of what was found should be kept"


def test_a_later_process_finds_again_what_changed_in_between(tmp_path: Path) -> None:
    edits = [*field_edits(changes()), *record_edits()]
    first = FindingsByRecord()
    changed = first.update(context_of(beginning(), first), Locator(tmp_path))
    FindingsStore(tmp_path, "key").store(first, changed)
    kept = (tmp_path / FILE).read_bytes()
    for label, state in random.Random(21).sample(edits, 60):
        (tmp_path / FILE).write_bytes(kept)
        store = FindingsStore(tmp_path, "key")
        later = store.load()
        changed = later.update(context_of(state, later), Locator(tmp_path))
        assert later.findings() == everything(state, tmp_path), label
        assert len(changed) < len(later.entries)
        store.store(later, changed)
        last = store.load()
        assert asked(last) == asked(later), label
        assert last.update(context_of(state, last), Locator(tmp_path)) == frozenset(), label
        assert last.findings() == later.findings(), label
    assert FindingsStore(tmp_path, "another").load().entries == {}


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_several_processes_find_and_ask_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone, store = FindingsByRecord(), FindingsStore(tmp_path, "key")
    alone.update(context_of(beginning(), alone), Locator(tmp_path))
    monkeypatch.setattr(check_in_portions, "MANY", 10)
    monkeypatch.setattr(check_in_portions, "_PORTION", 5)
    monkeypatch.setattr(check_in_portions, "processors", lambda: 3)
    assert in_portions(beginning(), store, tmp_path) == alone.findings()
    assert asked(store.load()) == asked(alone)
    for label, state in random.Random(22).sample([*field_edits(changes()), *record_edits()], 20):
        assert in_portions(state, store, tmp_path) == everything(state, tmp_path), label


def in_portions(state: State, store: FindingsStore, root: Path) -> tuple[Finding, ...]:
    context = Context(on_disk(state.corpus), SETTINGS, DAY)
    return check_in_portions.check_in_portions(context, Locator(root), store)


def test_what_was_kept_holds_by_itself_however_often_it_was_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, made = FindingsStore(tmp_path, "key"), Counter[int]()
    put = FindingsStore.put
    monkeypatch.setattr(FindingsStore, "put", lambda self, one: made.update([len(one.entries)]) or put(self, one))
    for label, state in random.Random(23).sample([*field_edits(changes()), *record_edits()], 12):
        in_portions(state, store, tmp_path)
        in_portions(beginning(), store, tmp_path)
        made.clear()
        assert in_portions(beginning(), store, tmp_path) == everything(beginning(), tmp_path)
        assert not made, f"{label}: nothing changed since"
    monkeypatch.setattr(findings_store, "MOST_PORTIONS", 1)
    in_portions(state, store, tmp_path)
    in_portions(beginning(), store, tmp_path)
    assert in_portions(state, store, tmp_path) == everything(state, tmp_path)


def asked(found: FindingsByRecord) -> dict[Subject, set[Query]]:
    queries = found.recorder.queries
    return {subject: {queries[number] for number in entry.reads} for subject, entry in found.entries.items()}


Edit = Callable[[Harbour, random.Random], object]


def files(harbour: Harbour, folder: str, ending: str = ".yml") -> list[str]:
    found = (harbour.root / folder).rglob(f"*{ending}")
    return sorted(path.relative_to(harbour.root).as_posix() for path in found if ".cache" not in path.parts)


def some_line(harbour: Harbour, chance: random.Random) -> None:
    """One line goes, comes twice, or is another's."""
    path = chance.choice([*files(harbour, "claims"), *files(harbour, "content", ".md")])
    lines = harbour.read(path).splitlines(keepends=True)
    if lines:
        place = chance.randrange(len(lines))
        lines[place : place + 1] = chance.choice([[], lines[place : place + 1] * 2, [chance.choice(lines)]])
        harbour.write(path, "".join(lines))


def some_word(harbour: Harbour, chance: random.Random) -> None:
    """A word of the project stands where another one did."""
    path = chance.choice([*files(harbour, "claims"), *files(harbour, "content", ".md")])
    words = harbour.read(path).split(" ")
    words[chance.randrange(len(words))] = chance.choice(harbour.read(chance.choice(files(harbour, "claims"))).split())
    harbour.write(path, " ".join(words))


def layout(harbour: Harbour, chance: random.Random) -> None:
    """Everything in a file stands one line lower."""
    path = chance.choice(files(harbour, "claims"))
    harbour.write(path, f"# a remark\n{harbour.read(path)}")


def gone(harbour: Harbour, chance: random.Random) -> None:
    (harbour.root / chance.choice([*files(harbour, "claims"), *files(harbour, "content", ".md")])).unlink()


def renamed(harbour: Harbour, chance: random.Random) -> None:
    path = harbour.root / chance.choice([*files(harbour, "claims"), *files(harbour, "content", ".md")])
    path.rename(path.with_stem(f"{path.stem}-{chance.randrange(9)}"))


def copied(harbour: Harbour, chance: random.Random) -> None:
    path = harbour.root / chance.choice(files(harbour, "claims"))
    shutil.copy(path, path.with_stem(f"{path.stem}-{chance.randrange(9)}"))


def a_case(harbour: Harbour, chance: random.Random) -> None:
    """The files of one of the golden cases, be it a record, a ledger or settings."""
    names = sorted(path.name for path in CASES.iterdir() if not path.name.startswith("_"))
    harbour.lay_over(CASES / chance.choice(names) / "project")


def settings(harbour: Harbour, chance: random.Random) -> None:
    line = chance.choice(["shelf_life_days: 5", "rules: {missing-archive: error}", "rules: {no-such-rule: off}"])
    harbour.replace("mkdocs.yml", "contact:", f"{line}\n      contact:")


def committed(harbour: Harbour, _: random.Random) -> None:
    harbour.write("remark.txt", harbour.read("remark.txt") + "one more\n")
    harbour.commit()


def published(harbour: Harbour, _: random.Random) -> None:
    """The record of what is published, as git's main line has it, goes away or comes back."""
    harbour.lay_over(CASES / "record-removed" / "before")


def excepted(harbour: Harbour, chance: random.Random) -> None:
    path = chance.choice([CLAIM, NOTICE, REGISTER])
    rule = chance.choice(["missing-archive", "single-host", "unknown-source", "no-such"])
    if (harbour.root / path).is_file():
        harbour.write(path, f"{harbour.read(path)}exceptions:\n  - {{rule: {rule}, reason: Why not.}}\n")


def contents(root: Path) -> dict[str, bytes]:
    """All files of a project but caches and git's."""
    paths = (path for path in root.rglob("*") if path.is_file() and not {".cache", ".git"} & set(path.parts))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


EDITS: tuple[Edit, ...] = (
    some_line, some_line, some_word, some_word, layout, gone, renamed, copied, a_case, settings, committed, published,
    excepted,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_after_any_edit_of_files_every_way_to_the_findings_gives_the_same(harbour: Harbour, seed: int) -> None:
    chance, root = random.Random(seed), harbour.root
    harbour.write("remark.txt", "")
    harbour.commit()
    before = Before(Reader(root, cached=False))
    desk = begin(read_settings(root), DAY, Before(Reader(root, cached=False)))
    assert desk.by_record.findings() == ()
    for number in range(8):
        edit = chance.choice(EDITS)
        was = contents(root)
        try:
            edit(harbour, chance)
        except (AssertionError, FileExistsError, UnicodeDecodeError):  # does not go with the edits before
            continue
        now = contents(root)
        changed = [path for path in was.keys() | now.keys() if was.get(path) != now.get(path)]
        only_records = all(path.startswith(("claims/", "content/articles/")) for path in changed)
        desk = desk.after(changed) if only_records else begin(read_settings(root), DAY, desk.before)
        today = DAY + dt.timedelta(days=chance.choice([0, 0, 0, 40]))
        configured = read_settings(root)
        if number % 2:
            shutil.rmtree(root / ".cache", ignore_errors=True)
        whole = Project(configured, today).findings
        told = f"{number}. {edit.__name__}"
        (root / ".cache/claimspring/findings.json").unlink(missing_ok=True)
        assert Project(configured, today).findings == whole, f"{told}, from what an earlier process kept"
        live = begin(configured, today, before)
        if not live.reading.unread:  # else that reader goes on showing what a file held before
            assert live.findings == whole, f"{told}, in one process"
        if today == DAY and not desk.reading.unread:
            told_in = {one.path for one in whole} | now.keys()
            assert desk.findings_in(told_in) == whole, f"{told}, after these files alone"
        (root / ".cache/claimspring/findings.json").unlink(missing_ok=True)
