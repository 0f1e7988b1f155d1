from pathlib import Path

from tests.bench.weights import FILE_LIMITS, FIRST_VISIT, SHIFT, Visit, too_heavy, weighed


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def site(folder: Path) -> Path:
    """A claim in two languages, a source in one."""
    put(folder / "claims/index.html", "all")
    put(folder / "fr/claims/index.html", "tout")
    put(folder / "claims/tower/height/index.html", "light")
    put(folder / "fr/claims/tower/height/index.html", "not so light")
    put(folder / "sources/survey/index.html", "light")
    for name in FILE_LIMITS:
        put(folder / name, "p{}")
    return folder


def test_pages_are_weighed_by_kind_in_all_languages(tmp_path: Path) -> None:
    found = weighed(site(tmp_path))
    assert {kind: len(weights) for kind, weights in found.items()} == {"claim": 2, "statements": 2, "source": 1}
    assert [one.plain for one in found["claim"]] == [5, 12]


def test_light_pages_are_passed_in_silence(tmp_path: Path) -> None:
    visits = {"claim": Visit({"claims/tower/height/": FIRST_VISIT}, SHIFT / 2)}
    assert not list(too_heavy(tmp_path, weighed(site(tmp_path)), visits))


def test_what_is_too_heavy_is_named_with_its_limit(tmp_path: Path) -> None:
    put(site(tmp_path) / "fr/claims/tower/height/index.html", "".join(f"<p>{number:x}" for number in range(9_000)))
    put(tmp_path / "assets/claimspring/pages.css", "".join(f".c{number * number:x}{{}}" for number in range(9_000)))
    visits = {"source": Visit({"a": FIRST_VISIT, "b": 1}, 0.0), "claim": Visit({}, SHIFT)}
    plain, compressed, styles, visit, shift = too_heavy(tmp_path, weighed(tmp_path), visits)
    assert plain.startswith("the largest claim page has ")
    assert compressed.endswith(" bytes compressed, 10,300 are allowed")
    assert "pages.css" in styles
    assert visit == "the first visit of the source page takes 150,001 bytes, 150,000 are allowed"
    assert shift == "the claim page shifts by 0.020, less than 0.02 is allowed"
