import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from claimspring.anchor.fragment import Directive, directive_for, first_place, link_to

DATA = Path(__file__).parents[1] / "data" / "textfragments"
PAGE = (
    "Accueil\nLa visite à Moscou\nLi Shangfu se rend en Russie. La visite, dit Pékin, était prévue.\n"
    "Li Shangfu se rend en Russie. La visite à Minsk suit.\nPied de page"
)


def encoded(passage: str, page: str | None = None) -> str:
    return link_to("https://example.org/a", passage, page).removeprefix("https://example.org/a")


@pytest.mark.parametrize(
    ("passage", "link"),
    [
        ("dit Pékin", "#:~:text=dit%20P%C3%A9kin"),
        ("se rend, à Moscou-Est & ailleurs", "#:~:text=se%20rend%2C%20%C3%A0%20Moscou%2DEst%20%26%20ailleurs"),
        ("un deux\ntrois quatre", "#:~:text=un%20deux,trois%20quatre"),
        ("coopé\u00adration  pratique", "#:~:text=coop%C3%A9ration%20pratique"),
        ("", ""),
    ],
)
def test_a_page_not_seen_is_taken_at_its_word(passage: str, link: str) -> None:
    assert encoded(passage) == link


@pytest.mark.parametrize(
    ("passage", "directive"),
    [
        ("était prévue", Directive("était prévue")),
        ("LI SHANGFU se rend", Directive("Li Shangfu se rend")),
        ("Shang", Directive("Shangfu")),
        ("La visite à Minsk", Directive("La visite à Minsk")),
        ("Pied de page", Directive("Pied de page")),
        ("Moscou Li Shangfu", Directive("Moscou", "Li Shangfu")),
        ("Accueil. Pied de page", None),
        ("absent de la page", None),
        ("La visite à Kiev", None),
    ],
)
def test_a_page_seen_gives_the_shortest_directive(passage: str, directive: Directive | None) -> None:
    assert directive_for(passage, PAGE) == directive


def test_words_that_come_again_get_their_context() -> None:
    page = "un chat dort ici\nun chien passe\nle chat dort là"
    assert directive_for("chat dort là", page) == Directive("chat dort là")
    second = "La somme est due.\nPoint. La somme est due. Fin."
    assert directive_for("La somme est due. Fin", second) == Directive("La somme est due. Fin")
    assert directive_for("passe\nle chat dort", page) == Directive("passe", "le chat dort")


def test_a_long_passage_is_given_by_its_ends_as_short_as_they_lead_to_it() -> None:
    sentences = [f"Une phrase parmi tant d'autres, la {number}e, qui finit bien." for number in range(40)]
    page = " ".join(sentences)
    passage = " ".join(sentences[20:30])
    directive = directive_for(passage, page)
    assert directive is not None
    assert len(str(directive)) < 300
    assert directive.end
    assert first_place(directive, page.lower().replace("é", "e")) == page.index(sentences[20])


def test_a_link_keeps_its_own_fragment_and_loses_an_old_directive() -> None:
    assert link_to("https://example.org/a?b#top", "mot") == "https://example.org/a?b#top:~:text=mot"
    assert link_to("https://example.org/#top:~:text=old", "mot") == "https://example.org/#top:~:text=mot"
    assert link_to("https://example.org/#top", "mot", "rien") == "https://example.org/#top"


def test_every_part_is_encoded_between_plain_separators() -> None:
    assert str(Directive("a,b", "c-d", "e&f", "g h")) == "e%26f-,a%2Cb,c%2Dd,-g%20h"


@given(st.text(min_size=1), st.text())
def test_what_is_made_holds_nothing_that_an_address_may_not(passage: str, page: str) -> None:
    passage, page = (text.encode("utf-8", "ignore").decode() for text in (passage, page))
    for directive in (directive_for(passage, passage), directive_for(passage, page + passage)):
        if directive is not None:
            assert re.fullmatch(r"[A-Za-z0-9._~%,-]+", str(directive))


PIECES = ["chat", "un", "Là.", "e\u0301", " ", "«", "\u00ad", "\u200b", "\ufe0f"]
ENDS, WORDS = st.lists(st.sampled_from(PIECES)), st.lists(st.sampled_from([*PIECES, "\n"]))


@given(ENDS, WORDS, ENDS)
def test_a_passage_of_several_lines_is_looked_for_in_itself(
    before: list[str], words: list[str], after: list[str]
) -> None:
    passage = "".join([*before, "un\n", *words, "\ndeux", *after])
    assert encoded(passage) == encoded(passage, passage)


@given(st.lists(st.sampled_from(["chat", "Dort", "là.", "été", "\n", "l'œuf", "—"]), min_size=1), st.data())
def test_a_directive_leads_to_words_that_are_the_passage(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    passage = " ".join(words[start : data.draw(st.integers(start + 1, len(words)))])
    directive = directive_for(passage, " ".join(words))
    if directive is not None and not directive.end:
        assert directive.start.casefold() == " ".join(passage.split()).casefold()


def vectors() -> list[tuple[str, bool]]:
    cases = json.loads((DATA / "find-range.json").read_text())["cases"]
    return [(case["fragment"], case["expect"]) for case in cases]


def page_lines() -> str:
    """The visible text of the target page, a line for each block, without what stands above the fold."""
    tree = LexborHTMLParser((DATA / "b_target.html").read_text())
    for node in tree.css("title, iframe, [style*=none], [style*=hidden]"):
        node.decompose()
    for node in tree.css("p, div"):
        node.insert_before("\n\n")
        node.insert_after("\n\n")
    blocks = str(tree.body.text() if tree.body else "").split("\n\n")
    text = "\n".join(" ".join(block.split()) for block in blocks)
    return text[text.index("The quick") :].casefold()


# Where the page's markup decides (hidden boxes, joined inline elements), text alone cannot know; and word breaks by
# dictionary ("3.5", "he's") are finer than letters beside letters.
MARKUP_DECIDES = {"Text with visibility: hidden as block boundary", "i-,the cat", "5", "3.", "2", "he"}


@pytest.mark.parametrize(("fragment", "expected"), vectors())
def test_places_are_found_as_browsers_find_them(fragment: str, *, expected: bool) -> None:
    parts = [unquote(part) for part in fragment.removeprefix("#:~:text=").split(",")]
    if ",".join(parts) in MARKUP_DECIDES:
        return
    prefix = parts.pop(0)[:-1] if parts[0].endswith("-") else ""
    suffix = parts.pop()[1:] if parts[-1].startswith("-") else ""
    directive = Directive(parts[0], "".join(parts[1:]), prefix, suffix)
    assert (first_place(directive, page_lines()) is not None) == expected
