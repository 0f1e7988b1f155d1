from collections.abc import Mapping
from pathlib import Path

import pytest

from claimspring.extract.extractor import ArticleInput, RuleExtractor
from claimspring.lexicon.compiled import Lexicon
from claimspring.lexicon.conjugate import write_forms
from claimspring.lexicon.forms import Act, Mood
from claimspring.lexicon.load import FOLDER, LexiconError, load_lexicon, load_lexicons

ITALIAN = Path(__file__).parent / "italian.toml"


def copied(folder: Path) -> Path:
    """The Italian lexicon in a folder, its verbs conjugated."""
    for path in (ITALIAN, ITALIAN.with_suffix(".verbs.toml")):
        (folder / path.name).write_bytes(path.read_bytes())
    write_forms(folder / "italian.verbs.toml")
    return folder / ITALIAN.name


def test_every_language_is_read(lexicons: Mapping[str, Lexicon]) -> None:
    assert list(lexicons) == sorted(path.name.partition(".")[0] for path in FOLDER.glob("*.forms.json"))
    assert {"en", "es", "fr"} <= lexicons.keys()


@pytest.mark.parametrize(
    ("language", "form", "lemma", "act", "mood"),
    [
        ("fr", "espère", "espérer", Act.BELIEF, Mood.FINITE),
        ("fr", "rappelle", "rappeler", Act.ASSERT, Mood.FINITE),
        ("fr", "annonçait", "annoncer", Act.ANNOUNCE, Mood.FINITE),
        ("fr", "déclaré", "déclarer", Act.ASSERT, Mood.PARTICIPLE),
        ("fr", "affirmerait", "affirmer", Act.ASSERT, Mood.CONDITIONAL),
        ("fr", "reconnaît", "reconnaître", Act.ASSERT, Mood.FINITE),
        ("en", "told", "tell", Act.ASSERT, Mood.FINITE),
        ("en", "denied", "deny", Act.DENY, Mood.PARTICIPLE),
        ("en", "admitting", "admit", Act.ASSERT, Mood.GERUND),
        ("es", "dijo", "decir", Act.ASSERT, Mood.FINITE),
        ("es", "recuerda", "recordar", Act.ASSERT, Mood.FINITE),
        ("es", "negó", "negar", Act.DENY, Mood.FINITE),
        ("es", "pidió", "pedir", Act.ORDER, Mood.FINITE),
    ],
)
def test_verbs_are_conjugated(  # noqa: PLR0917 -- one row of the table
    lexicons: Mapping[str, Lexicon], language: str, form: str, lemma: str, act: Act, mood: Mood
) -> None:
    verb = lexicons[language].verbs[form]
    assert (verb.lemma, verb.act) == (lemma, act)
    assert mood in verb.moods


@pytest.mark.parametrize(("hanging", "alone"), [("-il", "il"), ("-elles", "elles")])
def test_a_pronoun_that_hangs_on_its_verb_has_its_gender_and_number(
    lexicons: Mapping[str, Lexicon], hanging: str, alone: str
) -> None:
    pronouns = lexicons["fr"].pronouns
    assert hanging in lexicons["fr"].inversions
    assert pronouns[hanging] == pronouns[alone]
    assert pronouns["-il"] != pronouns["-elles"]


def test_words_that_only_look_like_verbs_are_left_out(lexicons: Mapping[str, Lexicon]) -> None:
    assert "maintenant" not in lexicons["fr"].verbs


def test_another_language_is_another_file(tmp_path: Path) -> None:
    for path in [*FOLDER.glob("*.toml"), *FOLDER.glob("*.json")]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    copied(tmp_path)
    extractor = RuleExtractor(load_lexicons(tmp_path))
    found = list(
        extractor.statements(ArticleInput("Il ministro ha dichiarato ieri che la riforma delle pensioni è finita.\n"))
    )
    spoken = [(one.language, one.speaker.text, one.cue.text) for one in found if one.speaker and one.cue]
    assert spoken == [("it", "Il ministro", "ha dichiarato")]
    assert [date.text for one in found for date in one.dates] == []  # no day of the article, so `ieri` is no date


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('language = "it"', "language = [it", "italian.toml: .*line 2"),
        ('language = "it"', 'tongue = "it"', "italian.toml: "),
    ],
)
def test_a_wrong_file_says_what_to_mend(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = copied(tmp_path)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(LexiconError, match=message):
        load_lexicon(path)


def test_verbs_without_forms_are_told(tmp_path: Path) -> None:
    path = copied(tmp_path)
    path.with_suffix(".forms.json").unlink()
    with pytest.raises(LexiconError, match="its verbs have no forms"):
        load_lexicon(path)


def test_a_folder_without_a_lexicon_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="holds no lexicon"):
        load_lexicons(tmp_path)
