"""What the desk says of itself: settings and blanks filled in at the desk, and every page corrected there."""

import html
import json
import re
from pathlib import Path

import pytest

from tests.editor.conftest import SETTINGS, git, make_project
from tests.editor.desk_in_process import DeskInProcess

ABOUT = "# Who we are\n\n## Money\n\n[[funding: who pays]]\n\nBy [[host: who hosts the site]].\n"
A_PROPOS = "# Qui sommes-nous\n\n[[funding: qui paie]]\n"
NEW = """# The settings.
site_name: Harbour desk # as printed
site_url: !ENV [CLAIMSPRING_SITE_URL, CI_PAGES_URL, ""] # where it is published
theme: {name: material, language: en}
plugins:
  - claimspring:
      languages: [en, fr] # both
      format: 2
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A desk whose pages and settings leave everything open."""
    folder = make_project(tmp_path / "project")
    (folder / "mkdocs.yml").write_text(NEW, "utf-8")
    (folder / "content/about.md").write_text(ABOUT, "utf-8")
    (folder / "content/about.fr.md").write_text(A_PROPOS, "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Nothing is filled in")
    return folder


@pytest.fixture
def desk(project: Path) -> DeskInProcess:
    return DeskInProcess(project)


def field(shown: str, name: str) -> dict[str, object]:
    """What a browser sends for a field that somebody typed into."""
    file = re.search(r'data-file="([^"]*)"', shown)
    route = re.search(rf'id="{name}"[^>]* data-route="([^"]*)"', shown)
    assert file
    assert route, name
    return {"file": json.loads(html.unescape(file[1])), "route": json.loads(html.unescape(route[1]))}


def save(desk: DeskInProcess, name: str, value: str, at: str = "/about") -> str:
    return str(desk.do("edit", **field(desk.screen(at), name), value=value)["told"])


def missing(shown: str) -> list[str]:
    """What a screen says is missing."""
    return re.findall(r'<li class="finding warning"[^>]*><strong>Missing</strong> ([^<]*)</li>', shown)


def test_settings_are_typed_into_their_file_and_all_else_stays(desk: DeskInProcess, project: Path) -> None:
    assert missing(desk.screen("/about")) == [
        "The site has no public address yet.",
        "Readers are not told who publishes the site.",
        "Readers are not told where to report an error.",
        "Readers are not told what they may do with your texts and data.",
    ]
    save(desk, "site_url", "https://checks.harbour.example/")
    save(desk, "owner", "no")
    save(desk, "contact", "desk@harbour.example")
    save(desk, "licence", "CC BY 4.0")
    save(desk, "site_name", "1984")
    assert (project / "mkdocs.yml").read_text("utf-8") == NEW.replace(
        '""]', '"https://checks.harbour.example/"]'
    ).replace("Harbour desk", '"1984"') + (
        '      owner: "no"\n      contact: desk@harbour.example\n      licence: CC BY 4.0\n'
    )
    assert desk.desk.settings.owner == "no"
    assert desk.desk.settings.site_url == "https://checks.harbour.example/"
    assert not missing(desk.screen("/about"))
    assert "2 things are missing before the site can go online." in desk.screen("/about")


def test_an_emptied_setting_is_open_again(desk: DeskInProcess, project: Path) -> None:
    for name, value in (("site_url", "https://checks.harbour.example/"), ("owner", "The harbour")):
        save(desk, name, value)
        save(desk, name, "")
    assert (project / "mkdocs.yml").read_text("utf-8") == NEW
    for _ in range(4):
        desk.do("undo")
    assert (project / "mkdocs.yml").read_text("utf-8") == NEW


def test_an_address_that_is_none_is_not_saved(desk: DeskInProcess, project: Path) -> None:
    told = desk.refused("edit", **field(desk.screen("/about"), "site_url"), value="checks.harbour.example")
    assert told.startswith("Not saved yet. ")
    assert (project / "mkdocs.yml").read_text("utf-8") == NEW


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("site_url: https://old.example/", "site_url: https://new.example/"),
        ("site_url: !ENV CI_PAGES_URL", "site_url: https://new.example/"),
        ("site_url: !ENV [CI_PAGES_URL]", 'site_url: !ENV [CI_PAGES_URL, "https://new.example/"]'),
    ],
)
def test_an_address_however_it_is_written(project: Path, before: str, after: str) -> None:
    line = NEW.splitlines()[2]
    (project / "mkdocs.yml").write_text(NEW.replace(line, before), "utf-8")
    desk = DeskInProcess(project)
    save(desk, "site_url", "https://new.example/")
    assert (project / "mkdocs.yml").read_text("utf-8") == NEW.replace(line, after)
    assert desk.desk.settings.site_url == "https://new.example/"


def test_an_address_that_the_system_sets_is_told(
    desk: DeskInProcess, monkeypatch: pytest.MonkeyPatch, project: Path
) -> None:
    monkeypatch.setenv("CI_PAGES_URL", "https://pages.example/harbour/")
    desk = DeskInProcess(project)
    assert "which counts here: https://pages.example/harbour/." in desk.screen("/about")


@pytest.mark.parametrize(
    "plugins", ["plugins: [claimspring]\n", "plugins:\n  claimspring:\n", "plugins:\n  - claimspring:\n"]
)
def test_a_plugin_that_sets_nothing_yet(project: Path, plugins: str) -> None:
    (project / "mkdocs.yml").write_text(f"site_name: Harbour\ntheme: material\n{plugins}", "utf-8")
    desk = DeskInProcess(project)
    save(desk, "owner", "The harbour")
    assert desk.desk.settings.owner == "The harbour"


def test_settings_in_another_file_are_left_to_whoever_set_them_up(project: Path) -> None:
    (project / "base.yml").write_text(SETTINGS, "utf-8")
    (project / "mkdocs.yml").write_text("INHERIT: base.yml\n", "utf-8")
    shown = DeskInProcess(project).screen("/about")
    assert "Whoever set it up changes them in base.yml." in shown
    assert 'id="owner"' not in shown


def test_settings_that_others_change_are_followed(desk: DeskInProcess, project: Path) -> None:
    shown = field(desk.screen("/about"), "owner")
    (project / "mkdocs.yml").write_text(NEW.replace("[en, fr]", "[fr, en]") + "      owner: The port\n", "utf-8")
    desk.desk.look([str(project / "mkdocs.yml")])
    assert desk.desk.settings.languages == ("fr", "en")
    answer = desk.answer("edit", **shown, value="The harbour")
    assert answer.status_code == 409
    assert "The port" in answer.text
    desk.do("edit", **shown, value="The harbour", keep="mine")
    assert "owner: The harbour\n" in (project / "mkdocs.yml").read_text("utf-8")


def test_another_folder_of_pages_is_followed(desk: DeskInProcess, project: Path) -> None:
    (project / "content").rename(project / "pages")
    (project / "mkdocs.yml").write_text(f"docs_dir: pages\n{NEW}", "utf-8")
    desk.desk.look([str(project / "mkdocs.yml")])
    assert 'href="/articles/bridge"' in desk.screen("/articles")


def test_blanks_are_filled_in_where_they_stand(desk: DeskInProcess, project: Path) -> None:
    shown = desk.screen("/about")
    assert re.findall(r'name="(answers[^"]*)"', shown) == [
        "answers.en.funding",
        "answers.fr.funding",
        "answers.en.host",
    ]
    assert "Readers see it on the page “Who we are”, under “Money”." in shown
    assert re.findall(r'Your answer completes this sentence: <q lang="en">([^<]*)</q>', shown) == ["By ____."]
    assert 'id="filled"' not in shown
    answers = {"en": {"funding": " The members.\r\n\r\nNobody else. ", "host": "The port."}, "fr": {"funding": "  "}}
    shown = desk.do("blanks.fill", "/about", answers=answers)["screen"]["html"]
    assert "The answers are in the pages." in shown.partition('id="filled"')[2]
    after = "# Who we are\n\n## Money\n\nThe members.\n\nNobody else.\n\nBy The port.\n"
    assert (project / "content/about.md").read_text("utf-8") == after
    assert (project / "content/about.fr.md").read_text("utf-8") == A_PROPOS
    assert re.findall(r'name="(answers[^"]*)"', desk.screen("/about")) == ["answers.fr.funding"]
    desk.do("undo")
    assert (project / "content/about.md").read_text("utf-8") == ABOUT
    assert desk.refused("blanks.fill", answers={"fr": {"funding": " "}}) == "Nothing is filled in."


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("We exist. The site is\nhosted by [[a: who]]; it **logs**. Ask us.", "The site is hosted by ____; it logs."),
        ("- One.\n- By [[a: who]], for [[b: whom]]\n- Two.", "By ____, for …"),
        ("[[a: who]]", ""),
        ("**[[a: who]]**", ""),
    ],
)
def test_the_sentence_that_an_answer_completes(desk: DeskInProcess, project: Path, written: str, shown: str) -> None:
    (project / "content/about.md").write_text(f"# We\n\n{written}\n\nMore.\n", "utf-8")
    found = re.search(r"completes this sentence: <q[^>]*>([^<]*)</q>", desk.screen("/about"))
    assert (found[1] if found else "") == shown


def test_a_blank_of_a_file_of_windows(project: Path) -> None:
    (project / "content/about.md").write_bytes(ABOUT.replace("\n", "\r\n").encode())
    DeskInProcess(project).do("blanks.fill", answers={"en": {"funding": "We.\n\nAll."}})
    after = ABOUT.replace("[[funding: who pays]]", "We.\n\nAll.").replace("\n", "\r\n")
    assert (project / "content/about.md").read_bytes() == after.encode()


def test_a_blank_that_others_filled_in_is_not_written_over(desk: DeskInProcess, project: Path) -> None:
    desk.screen("/about")
    (project / "content/about.md").write_text(ABOUT.replace("[[funding: who pays]]", "The port."), "utf-8")
    answer = desk.answer("blanks.fill", answers={"en": {"funding": "We.", "host": "[[host: x]]"}, "de": {"x": "y"}})
    assert [one["field"] for one in answer.get_json(force=True)["fields"]] == [
        "answers.en.funding",
        "answers.en.host",
        "answers.de.x",
    ]
    assert "The port." in (project / "content/about.md").read_text("utf-8")


def test_an_answer_is_corrected_on_its_page(desk: DeskInProcess, project: Path) -> None:
    desk.do("blanks.fill", answers={"en": {"funding": "The membres."}})
    at = "/about/pages/about"
    save(desk, "paragraph-2", "The members.", at)
    save(desk, "paragraph-1", "## Who pays", at)
    after = ABOUT.replace("[[funding: who pays]]", "The members.").replace("## Money", "## Who pays")
    assert (project / "content/about.md").read_text("utf-8") == after
    assert desk.desk.deeds[-1].values["name"] == "Who we are"
    file = field(desk.screen(at), "paragraph-0")["file"]
    desk.do("entry.add", file=file, route=["paragraphs"], value="Thanks.")
    save(desk, "paragraph-2", "", at)
    shown = desk.screen(at)
    assert (
        (project / "content/about.md")
        .read_text("utf-8")
        .endswith("## Who pays\n\nBy [[host: who hosts the site]].\n\nThanks.\n")
    )
    assert "Still open: what is in double square brackets." in shown
    assert "is filled in with your answer under" not in shown
    changes = desk.screen("/changes")
    assert 'href="/about/pages/about"' in changes
    assert "Paragraph 3" in changes


def test_what_the_settings_fill_in_is_not_called_open(desk: DeskInProcess, project: Path) -> None:
    (project / "content/about.md").write_text("# We\n\nBy [[owner: who publishes]].\n", "utf-8")
    shown = desk.screen("/about/pages/about")
    assert "is filled in with your answer under “About this desk”." in shown
    assert "Still open" not in shown


@pytest.mark.parametrize("page", ["articles/bridge", "../mkdocs", "no-such-page", "about.md", ".hidden"])
def test_what_is_no_page_is_none(desk: DeskInProcess, page: str) -> None:
    assert "paragraph-0" not in desk.screen(f"/about/pages/{page}")
    answer = desk.answer("edit", file={"type": "page", "id": page}, route=["paragraphs", 0], value="x")
    assert answer.status_code in {404, 422}


@pytest.mark.parametrize("name", ["../mkdocs.yml", "base.yml", "claims/ratings.yml"])
def test_no_other_file_is_taken_for_the_settings(desk: DeskInProcess, name: str) -> None:
    assert desk.answer("edit", file={"type": "settings", "id": name}, route=["a"], value="x").status_code == 422


def test_settings_that_cannot_be_read_are_mended(desk: DeskInProcess, project: Path) -> None:
    save(desk, "owner", "The harbour")
    good = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(f"{good}  - [", "utf-8")
    desk.desk.look([str(project / "mkdocs.yml")])
    assert "This file cannot be read" in desk.screen("/about")
    assert 'href="/about"' in desk.screen("/")
    desk.do("file.last_good", file={"type": "settings", "id": "mkdocs.yml"})
    assert (project / "mkdocs.yml").read_text("utf-8") == good
    assert 'id="owner"' in desk.screen("/about")


def test_blanks_wait_and_stand_apart_from_what_stops_a_claim(desk: DeskInProcess) -> None:
    for place in ("/", "/queue"):
        shown = desk.screen(place)
        assert '<a href="/about#site_url">The site has no public address yet.</a>' in shown
        assert '<a href="/about#blanks">A page still leaves open: who pays</a>' in shown
    draft = "statement: {en: It opens.}\nappearances: [{exact: bridge will open on 2 May}]\nkind: plan\n"
    (desk.desk.root / "claims/bridge/draft.yml").write_text(f"{draft}review: {{status: draft}}\n", "utf-8")
    shown = desk.screen("/publish/bridge/draft")
    assert '<a href="/about#site_url">The site has no public address yet.</a>' in shown
    assert '<a href="/about#blanks">A page still leaves open: who pays</a>' in shown
    assert "The site itself cannot go online yet" not in desk.screen("/publish/bridge/draft", "fr")


@pytest.mark.parametrize(
    ("kind", "path", "name"),
    [("members", "desk", "Ada Example"), ("people", "people", "The Mayor"), ("topics", "topics", "Harbours")],
)
def test_one_more_in_a_list(desk: DeskInProcess, project: Path, kind: str, path: str, name: str) -> None:
    assert "Nothing here yet." in desk.screen(f"/{kind}")
    there = desk.do("listed.add", type=kind, name={"en": f" {name} ", "fr": "Un nom"})["go"]
    entry = there.rpartition("/")[2]
    file = project / f"claims/{path}.yml"
    assert file.read_text("utf-8") == f"{entry}:\n  name:\n    en: {name}\n    fr: Un nom\n"
    assert f'<h1 tabindex="-1">{name}</h1>' in desk.screen(there)
    assert desk.refused("listed.add", type=kind, name={"en": name}) == "This name is listed already."
    assert desk.refused("listed.add", type=kind, name={"en": " "}) == "Give the name."
    assert "Latin letters" in desk.refused("listed.add", type=kind, name={"fr": "\u6f22"})
    save(desk, "l-name-fr", "Un autre nom", there)
    assert "    fr: Un autre nom\n" in file.read_text("utf-8")
    assert f'href="{there}">{name}</a>' in desk.screen(f"/{kind}")
    assert f'href="/{kind}"' in desk.screen("/changes")
    file.write_text("a: {name: [", "utf-8")
    assert "This file cannot be read" in desk.screen(f"/{kind}")
    assert "This file cannot be read" in desk.screen(there)
    assert f'href="/{kind}">claims/{path}.yml</a>' in desk.screen("/")
    desk.do("file.last_good", file={"type": kind, "id": ""})
    assert entry in file.read_text("utf-8")


@pytest.mark.parametrize("kind", ["members", "people", "topics"])
def test_one_less_in_a_list(desk: DeskInProcess, project: Path, kind: str) -> None:
    before = {path: path.read_text("utf-8") for path in (project / "claims").rglob("*.yml")}
    there = desk.do("listed.add", type=kind, name={"en": "Ada"})["go"]
    assert "No claim and no article names it." in desk.screen(f"{there}/remove")
    route, value = {
        "members": (["review", "reviewed_by"], ["ada"]),
        "people": (["speaker", "id"], "ada"),
        "topics": (["topics"], ["ada"]),
    }[kind]
    claim = {"type": "claim", "id": "bridge/opening-day"}
    desk.do("edit", file=claim, op="remove", route=route[:1] if kind == "people" else route)
    desk.do("edit", file=claim, route=route, value=value)
    shown = desk.screen(f"{there}/remove")
    assert "Still named in 1 place, which you have to mend then:" in shown
    assert '<a href="/claims/bridge/opening-day">The harbour bridge opens on 2 May 2026.</a>' in shown
    desk.do("listed.add", type=kind, name={"en": "Bea"})
    for name in ("ada", "bea"):
        assert desk.do("listed.remove", type=kind, id=name)["go"] == f"/{kind}"
    after = {path: path.read_text("utf-8") for path in (project / "claims").rglob("*.yml")}
    assert [path for path in before.keys() | after.keys() if before.get(path) != after.get(path)] == [
        project / "claims/bridge/opening-day.yml"
    ]
    assert "nothing of this name" in desk.refused("listed.remove", type=kind, id="ada")


def test_nobody_of_a_name(desk: DeskInProcess) -> None:
    assert "There is nothing of this name: “nobody”." in desk.screen("/people/nobody")


def test_the_offices_of_a_person(desk: DeskInProcess, project: Path) -> None:
    at = desk.do("listed.add", type="people", name={"en": "The Mayor"})["go"]
    office = {"file": {"type": "people"}, "route": ["the-mayor", "roles"], "value": {"what": {"en": "Mayor"}}}
    desk.do("entry.add", **office)
    save(desk, "l-from-0", "2020-05", at)
    assert "not saved yet" in desk.refused("edit", **field(desk.screen(at), "l-to-0"), value="soon").lower()
    assert (
        (project / "claims/people.yml")
        .read_text("utf-8")
        .endswith("  roles:\n    - what:\n        en: Mayor\n      from: 2020-05\n")
    )


def test_how_the_desk_works(desk: DeskInProcess, project: Path) -> None:
    save(desk, "reviewers", "2")
    save(desk, "in_review", "shown")
    assert "'0'" in desk.refused("edit", **field(desk.screen("/about"), "reviewers"), value="0")
    assert (project / "mkdocs.yml").read_text("utf-8") == NEW + "      reviewers: 2\n      in_review: shown\n"
    assert (desk.desk.settings.reviewers, desk.desk.settings.in_review) == (2, "shown")
