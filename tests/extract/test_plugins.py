from importlib.metadata import EntryPoint

import pytest

from claimspring.extract import plugins
from claimspring.extract.extractor import ArticleInput, RuleExtractor
from claimspring.extract.plugins import GROUP, Extractor, UnknownExtractorError, find_extractor
from claimspring.extract.statement import Statement
from claimspring.model.claim import ClaimKind, Form
from claimspring.model.passage import Zone


class Whole:
    """An extractor for which the whole text is one statement."""

    def statements(self, source: ArticleInput) -> list[Statement]:
        return [
            Statement(
                source.text,
                0,
                len(source.text),
                Zone.BODY,
                None,
                None,
                None,
                Form.AUTHOR,
                ClaimKind.STATE,
                (),
                1.0,
                ("all",),
                "en",
            )
        ]


class Useless:
    pass


@pytest.fixture
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [
        EntryPoint("whole", f"{__name__}:Whole", GROUP),
        EntryPoint("useless", f"{__name__}:Useless", GROUP),
        EntryPoint("gone", "no_such_module:Thing", GROUP),
    ]
    monkeypatch.setattr(plugins, "entry_points", lambda group: [entry for entry in entries if entry.group == group])
    monkeypatch.setattr(EntryPoint, "load", lambda entry: {"whole": Whole, "useless": Useless}[entry.name])


def test_ours_is_always_there() -> None:
    assert isinstance(find_extractor("rules"), RuleExtractor)
    assert isinstance(find_extractor("rules"), Extractor)


@pytest.mark.usefixtures("_installed")
def test_another_can_stand_in() -> None:
    (one,) = find_extractor("whole").statements(ArticleInput("All of it."))
    assert one.quote == "All of it."


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nobody", "there is no extractor 'nobody'; there are rules, gone, useless, whole"),
        ("useless", "it has no method 'statements'"),
        ("gone", "the extractor 'gone' .* cannot be used"),
    ],
)
def test_what_cannot_be_used_is_said(name: str, message: str) -> None:
    with pytest.raises(UnknownExtractorError, match=message):
        find_extractor(name)
