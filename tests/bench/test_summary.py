import json
import sys
from pathlib import Path

import pytest

from tests.bench import summary
from tests.bench.measure import Cost
from tests.bench.scale import Room, grown, lacking
from tests.bench.site import ratio
from tests.bench.summary import BEGIN, END, gather, into, markdown

CASES = Path(__file__).parents[1] / "cases" / "bench"


def costs(**processor: list[float]) -> dict[str, list[Cost]]:
    return {name: [Cost(1.0, each, 100.0) for each in turns] for name, turns in processor.items()}


def test_a_ratio_is_the_median_of_those_of_the_rounds() -> None:
    turns = costs(ours=[9.0, 8.0, 30.0], hugo=[3.0, 2.0, 10.0], cp=[0.0, 0.0, 0.0])

    assert ratio(turns, "ours", "hugo") == 3.0
    assert ratio(turns, "hugo", "hugo") == 1.0
    assert ratio(turns, "cp", "cp") == 0.0  # too fast to be seen: no division by it
    assert ratio(turns, "ours", "release") is None


def test_without_the_one_beside_there_is_no_ratio() -> None:
    told = {"wall": 6.0, "processor": 9.0, "memory": 100.0, "pages": 9, "files": 9, "bytes": 2_000_000}
    assert "| – | – |" in markdown({"site": {"claims": 1, "ways": [{"name": "claimspring", **told, "beside": {}}]}})


def test_the_growth_of_a_page_s_cost_is_beside_the_smallest_archive() -> None:
    sizes = [{"cold": {"wall_a_page": cost}} for cost in (2.0, 2.0, 5.0)]

    assert grown(sizes, "cold", "wall_a_page") == [1.0, 1.0, 2.5]


def test_an_archive_that_does_not_fit_is_not_begun() -> None:
    each = Room(1_000_000, 10)

    assert lacking(1000, each, Room(1_300_000_000, 13_000)) is None
    assert lacking(1000, each, Room(1_000_000_000, 13_000)) == "1.2 GB are needed, 1.0 GB are free"
    assert lacking(1000, each, Room(1_300_000_000, 11_000)) == "12,000 files are needed, 11,000 may be made"


def test_the_tables_of_a_run(tmp_path: Path) -> None:
    results = json.loads((CASES / "results.json").read_text("utf-8"))
    for part, result in results.items():
        (tmp_path / f"{part}.json").write_text(json.dumps(result), "utf-8")

    assert gather(tmp_path) == results
    assert markdown(gather(tmp_path)) == (CASES / "tables.md").read_text("utf-8")


def test_what_was_not_measured_has_no_row() -> None:
    results = json.loads((CASES / "results.json").read_text("utf-8"))
    tables = (CASES / "tables.md").read_text("utf-8")

    assert markdown({}) == ""
    for part in results:
        rows = markdown({name: result for name, result in results.items() if name != part}).splitlines()
        assert set(rows) < set(tables.splitlines()), part


def test_the_tables_go_between_the_marks_again_and_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scale.json").write_text(json.dumps({"sizes": [], "left_out": {}}), "utf-8")
    results = json.loads((CASES / "results.json").read_text("utf-8"))
    (tmp_path / "check.json").write_text(json.dumps(results["check"]), "utf-8")
    page = tmp_path / "page.md"
    page.write_text(f"before\n\n{BEGIN}old\n{END}\nafter\n", "utf-8")
    monkeypatch.setattr(sys, "argv", ["summary", str(tmp_path), "--into", str(page)])

    assert summary.main() == 0
    once = page.read_text("utf-8")
    assert summary.main() == 0

    assert page.read_text("utf-8") == once
    assert once == f"before\n\n{BEGIN}\n{markdown({'check': results['check']})}\n{END}\nafter\n"
    told = json.loads((tmp_path / "summary.json").read_text("utf-8"))
    assert told["results"]["check"] == results["check"]
    assert told["markdown"] in once


def test_a_page_without_marks_is_not_touched() -> None:
    with pytest.raises(ValueError, match="there is no"):
        into("# Page\n", "| a |\n")


def test_the_readme_has_marks_for_the_tables() -> None:
    into((Path(__file__).parents[2] / "README.md").read_text("utf-8"), "")


def test_nothing_measured_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["summary", str(tmp_path)])

    assert summary.main() == 1
    assert not (tmp_path / "summary.json").exists()
