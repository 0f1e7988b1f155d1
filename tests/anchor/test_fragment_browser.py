import html
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from claimspring.anchor.fragment import link_to

BLOCKS = [
    "Accueil - Rubriques",
    "Li Shangfu se rend en Russie, dit-il, du 14 au 19 août.",
    "Cette conférence, créée en 2012, est perçue comme «\u202fune plateforme essentielle\u202f» (sic).",
    "L’accord n'a pas été signé & publié ; 50 % des parts restent à Moscou.",
    "Li Shangfu se rend en Russie. Il y prononcera un discours, une date n’étant pas fixée.",
    "Elle affirme qu’elle ne fournira aucune arme. " * 12 + "Fin de la déclaration.",
]
PASSAGES = [
    "du 14 au 19 août",
    "«\u202fune plateforme essentielle\u202f» (sic)",
    "signé & publié ; 50 % des parts",
    "dit-il, du 14",
    "Li Shangfu se rend en Russie. Il",
    "Russie",
    BLOCKS[5],
    "restent à Moscou.\nLi Shangfu se rend",
    "LI SHANGFU SE REND EN RUSSIE, DIT",
]
IN_THE_MIDDLE = """() => [...document.querySelectorAll("p")].findIndex((block) => {
    const box = block.getBoundingClientRect();
    return box.top <= innerHeight / 2 && box.bottom >= innerHeight / 2;
})"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    folder = tmp_path_factory.mktemp("page")
    gap = "<div style='height: 3000px'></div>"
    body = gap.join(["", *(f"<p>{html.escape(block)}</p>" for block in BLOCKS), ""])
    (folder / "index.html").write_text(f"<!doctype html><meta charset=utf-8><body>{body}", encoding="utf-8")
    return serve(folder)


@pytest.mark.parametrize("passage", PASSAGES)
def test_chromium_jumps_to_the_passage(page: Page, address: str, passage: str) -> None:
    text = "\n".join(BLOCKS)
    at = text.casefold().index(passage.casefold())
    page.goto(link_to(address, passage, text))
    page.wait_for_function("scrollY > 0")
    assert page.evaluate(IN_THE_MIDDLE) == text[:at].count("\n")
