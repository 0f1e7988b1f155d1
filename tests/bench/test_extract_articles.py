import json

from tests.bench.extract_articles import FIGURES, measure
from tests.bench.extract_data import SAMPLES


def test_the_articles_of_our_own_are_drafted_as_an_editor_would() -> None:
    for path in sorted((SAMPLES / "articles").glob("*.json")):
        counts = measure(json.loads(path.read_text("utf-8")), path.with_suffix(".txt").read_text("utf-8"))
        shares = {name: counts[part] / max(1, counts[whole]) for name, part, whole in FIGURES}
        assert shares["no claim"] == 0, path
        assert min(shares["precision"], shares["must"], shares["best fifteen"]) >= 0.85, (path, shares)
        assert min(shares["speaker"], shares["form"], shares["outlet"], shares["dates"]) >= 0.75, (path, shares)
