"""Findings at the desk, in its language."""

import re
from pathlib import Path

import pytest

from claimspring.editor.finding_words import ADVICE, advice, sentence, summary_of
from claimspring.i18n.translator import Words
from claimspring.read.fault import Fault
from claimspring.rules.registry import RULES
from tests.editor.desk_process import DeskProcess


def fault(rule: str, message: str, hint: str = "") -> Fault:
    return Fault(rule, message, hint)


@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_rule_has_words_of_its_own_in_each_language(language: str) -> None:
    said = {rule: sentence(Words(language), fault(rule, "")) for rule in RULES}
    assert not [rule for rule, words in said.items() if words == summary_of(rule)]
    assert len(set(said.values())) == len(RULES)
    assert not [words for words in said.values() if not re.fullmatch(r"[A-ZÀÉ¿].*\.", words)]


def test_the_values_of_a_message_are_told() -> None:
    told = fault("unknown-source", "there is no source 'nobody'", "did you mean 'noboddy'?")
    assert sentence(Words("en"), told) == "There is no source 'nobody'."
    assert sentence(Words("fr"), told) == "Une source est nommée qui n’a pas de fiche\u00a0: «\u202fnobody\u202f»."
    assert sentence(Words("es"), told) == "Se nombra una fuente que no tiene ficha: «nobody»."
    assert advice(Words("en"), told) == "Did you mean “noboddy”?"
    assert advice(Words("es"), told) == "¿Quiso decir «noboddy»?"
    assert not advice(Words("fr"), fault("missing-key", "the key 'kind' is missing", "write it"))
    assert "«" not in sentence(Words("fr"), fault("undated-article", "the article's date isn't the page's"))


def test_documents_are_called_by_their_titles() -> None:
    told = fault("own-source", "only the text that the sentence comes from supports it, 'port-notice'")
    titles = {"port-notice": "Port Authority: Opening"}
    assert sentence(Words("en"), told, lambda id_: titles.get(id_, "")).endswith(
        "supports it, “Port Authority: Opening”."
    )
    assert sentence(Words("es"), told, lambda id_: titles.get(id_, "")).endswith("«Port Authority: Opening».")


def test_what_to_do_is_said_in_words_of_the_screens() -> None:
    told = fault("missing-fact", "published without a fact", "add to 'review' a 'fact': what is the case")
    assert sentence(Words("en"), told) == "What is the case is not said."
    assert advice(Words("en"), told) == "Say below the verdict what a reader should remember."
    assert advice(Words("fr"), told) == "Écrivez, sous le verdict, ce que le lecteur doit retenir."
    unsaid = fault("missing-translation", "'statement' and 'summary' not translated: no fr", "add the text under fr")
    assert "«\u202fÉnoncé\u202f», «\u202fLa raison, en une phrase\u202f»" in sentence(Words("fr"), unsaid)
    wrong = fault("missing-key", "'no kind' is not one of 'quotation', 'state'")
    assert sentence(Words("es"), wrong).endswith(": «no kind», «cita», «situación».")


def test_no_advice_speaks_of_a_file() -> None:
    assert not [rule for rule in ADVICE if rule not in RULES]
    assert not [words for words in ADVICE.values() if re.search(r"_|'|yml|\breview\b", words)]


def test_a_french_desk_says_in_french_what_is_wrong(desk: DeskProcess, project: Path) -> None:
    claim = project / "claims/bridge/opening-day.yml"
    claim.write_text(claim.read_text("utf-8").replace("source: port-notice", "source: port-notise", 1), "utf-8")
    shown = desk.screen("/claims/bridge/opening-day", "fr")
    assert "Une source est nommée qui n’a pas de fiche\u00a0: «\u202fport-notise\u202f»." in shown
    assert "Vouliez-vous dire «\u202fport-notice\u202f»" in shown
    assert "there is no source" not in shown
    form = {"file": {"type": "claim", "id": "bridge/opening-day"}, "route": ["kind"], "value": "no kind"}
    answer = desk.post("/do/edit", {"form": form, "at": "/"}, **{"Desk-Language": "es"})
    assert answer.status == 422
    assert answer.json["told"] == "Aún no se ha guardado. Un valor no es de los que se admiten aquí: «no kind», «kind»."
