"""What an article's file says of a block goes before what is guessed of it."""

from claimspring.extract.extractor import ArticleInput, RuleExtractor
from claimspring.extract.passages import passages
from claimspring.lexicon.load import load_lexicons
from claimspring.model.passage import Uncheckable, Zone

TEXT = """\
{.standfirst}
The bridge closed on Monday, and nobody was hurt by it.

{.caption lang="es"}
El alcalde dijo que el puente costó 40 millones de euros en 2023.

{.furniture}
Our readers paid 30 million dollars in 2023 for this newspaper.

{.pullquote}
The council paid 50 million dollars in 2023.

{.live time="2024-03-02T21:43:18Z" id="e-1"}
### 21:43 It opens

The council paid 40 million crowns for it yesterday.
"""


def test_zones_and_languages_are_the_files() -> None:
    found = {TEXT[one.start : one.end].split()[1]: one for one in passages(TEXT, language="en")}
    assert found["bridge"].zone is Zone.STANDFIRST
    assert (found["alcalde"].zone, found["alcalde"].language) == (Zone.CAPTION, "es")
    assert found["readers"].uncheckable is Uncheckable.BOILERPLATE
    assert not any("{." in TEXT[one.start : one.end] for one in passages(TEXT))


def test_nothing_is_drafted_from_furniture_and_pull_quotes() -> None:
    source = ArticleInput(TEXT, markdown=True, language="en", published="2023-01-01")
    quotes = [one.quote for one in RuleExtractor(load_lexicons()).statements(source)]
    assert not any("million dollars" in quote for quote in quotes)


def test_the_day_of_an_entry_is_that_of_its_label() -> None:
    source = ArticleInput(TEXT, markdown=True, language="en", published="2023-01-01")
    found = [one for one in RuleExtractor(load_lexicons()).statements(source) if "crowns" in one.quote]
    assert [date.value for one in found for date in one.dates] == ["2024-03-01"]


def test_without_labels_all_is_as_it_was() -> None:
    plain = "The bridge closed on Monday, and nobody was hurt by it."
    assert passages(plain, language="en")[0].zone is passages(plain, language="en", markdown=False)[0].zone
