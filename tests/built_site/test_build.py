"""A site is built from any project, the same bytes from the same files, and every link of it leads somewhere."""

import hashlib
import logging
import shutil
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from mkdocs.exceptions import Abort
from selectolax.lexbor import LexborHTMLParser

from claimspring.i18n.multilingual import END, NEXT, START
from tests.built_site.conftest import build_site


def html_files(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if "pagefind" not in path.parts)


def broken_links(site: Path) -> list[str]:
    """Every link, picture, style and script of every page that leads nowhere inside the site, anchors included."""
    trees = {path: LexborHTMLParser(path.read_text(encoding="utf-8")) for path in html_files(site)}
    anchors = {path: {node.attributes["id"] for node in tree.css("[id]")} for path, tree in trees.items()}
    broken = []
    for path, tree in trees.items():
        for node in tree.css("a[href], link[href], img[src], script[src]"):
            link = node.attributes.get("href") or node.attributes.get("src") or ""
            parts = urlsplit(urljoin(path.as_uri(), link))
            if urlsplit(link).scheme in {"http", "https", "mailto"} or path.name == "404.html":
                continue
            target = Path(unquote(parts.path))
            target = target / "index.html" if parts.path.endswith("/") else target
            if not target.is_file() or not target.is_relative_to(site):
                broken.append(f"{path.relative_to(site)}: {link}")
            elif parts.fragment and unquote(parts.fragment) not in anchors.get(target, ()):
                broken.append(f"{path.relative_to(site)}: {link} (no such anchor)")
    return broken


def test_no_page_holds_a_sign_of_parallel_texts(small: Path) -> None:
    signs = [sign.encode() for sign in (START, NEXT, END)]
    assert [path for path in html_files(small) if any(sign in path.read_bytes() for sign in signs)] == []


def digests(site: Path) -> dict[str, str]:
    """Every file's content, the search's index too."""
    return {
        str(path.relative_to(site)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_nothing_of_material_s_own_search_is_published(small: Path) -> None:
    scripts = [path.relative_to(small).as_posix() for path in small.glob("assets/javascripts/**/*.js")]
    assert [name.partition(".")[0] for name in scripts] == ["assets/javascripts/bundle"]
    assert [*small.glob("assets/**/*.map")] == []


def test_every_link_of_the_small_site_leads_somewhere(small: Path) -> None:
    assert len(html_files(small)) > 50
    assert broken_links(small) == []


def test_every_page_names_its_languages(small: Path) -> None:
    for place in ("", "claims/tower/height/", "methodology/", "handbook/more/"):
        for folder, language in (("", "en"), ("fr/", "fr"), ("es/", "es")):
            tree = LexborHTMLParser((small / folder / place / "index.html").read_text(encoding="utf-8"))
            assert tree.css_first("html").attributes["lang"] == language
            links = {node.attributes["hreflang"]: node.attributes["href"] for node in tree.css(".langs a")}
            home = "../" * (place + folder).count("/") or "./"
            assert links == {"en": home + place, "fr": f"{home}fr/{place}", "es": f"{home}es/{place}"}


def test_written_pages_stand_in_each_language(small: Path) -> None:
    french = (small / "fr/methodology/index.html").read_text(encoding="utf-8")
    assert "<h1" in french
    assert "Méthode" in french
    assert 'src="../../images/dot.png"' in french
    spanish = (small / "es/methodology/index.html").read_text(encoding="utf-8")
    assert "aún no está traducida" in spanish
    assert 'src="../../images/dot.png"' in spanish
    assert '<article class="prose" lang="en">' in spanish
    assert not (small / "methodology.fr").exists()
    assert not (small / "articles/tower/index.md").exists()


def test_the_page_for_wrong_addresses_is_found_from_anywhere(small: Path) -> None:
    text = (small / "404.html").read_text(encoding="utf-8")
    assert 'href="/small/assets/claimspring/claimspring.css"' in text
    assert 'href="/small/claims/"' in text
    assert 'content="noindex"' in text


def test_the_same_files_give_the_same_bytes(small: Path, project: Path, tmp_path: Path) -> None:
    for name in ("a.yml", "z.yml"):
        (project / "claims" / name).touch()
        (project / "claims" / name).unlink()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Pacific/Kiritimati")
        patch.setenv("LC_ALL", "C")
        again = build_site(project, tmp_path / "again")
    assert digests(again) == digests(small)


def test_a_strict_build_fails_on_errors_and_says_how_many(
    project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (project / "claims/tower/height.yml").write_text("- a list\n")
    (project / "claims/sources/survey.yml").write_bytes(b"title: \xff\n")
    with (
        caplog.at_level(logging.INFO),
        pytest.raises(Abort, match=r"Aborted with \d+ errors in strict mode!") as raised,
    ):
        build_site(project, tmp_path / "site", strict=True)
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert f"with {len(errors)} errors" in str(raised.value)
    told = "\n".join(record.getMessage() for record in errors)
    assert "claims/tower/height.yml:1:1: " in told
    assert "claims/sources/survey.yml:1:" in told


def test_a_build_that_is_not_strict_shows_what_can_be_shown(
    project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (project / "claims/tower/height.yml").write_text("- a list\n")
    (project / "claims/sources/survey.yml").write_bytes(b"title: \xff\n")
    (project / "claims/publishers.yml").unlink()
    caplog.set_level(logging.INFO)
    site = build_site(project, tmp_path / "site")
    assert (site / "claims/tower/painted/index.html").is_file()
    assert not (site / "claims/tower/height/index.html").exists()
    assert "1 published claim is left out of the site: tower/height; `claimspring check` says why" in caplog.text


@pytest.mark.parametrize("gone", [["claims"], ["content/articles"], ["claims", "content"], ["claims/ratings.yml"]])
def test_an_empty_project_is_a_site_that_says_so(project: Path, tmp_path: Path, gone: list[str]) -> None:
    for name in gone:
        path = project / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    (project / "content").mkdir(exist_ok=True)
    (project / "mkdocs.yml").write_text((project / "mkdocs.yml").read_text().split("nav:")[0])
    site = build_site(project, tmp_path / "site")
    claims = (site / "claims/index.html").read_text(encoding="utf-8")
    assert ("Nothing published yet" in claims) == (gone[0] == "claims" and gone[0] != "claims/ratings.yml")


def test_links_that_lead_out_of_the_project_are_not_published(
    project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (project / "content/leak.txt").symlink_to(secret)
    (project / "content/leak.md").symlink_to(secret)
    site = build_site(project, tmp_path / "site")
    assert not (site / "leak.txt").exists()
    assert not (site / "leak").exists()
    assert "leak.txt leads out of content" in caplog.text


@pytest.mark.parametrize("palette", ["palette: {scheme: slate}", "palette: [{scheme: default}, {scheme: slate}]", ""])
def test_any_palette_will_do(project: Path, tmp_path: Path, palette: str) -> None:
    settings = (project / "mkdocs.yml").read_text()
    start, end = settings.index("palette:"), settings.index("validation:")
    (project / "mkdocs.yml").write_text(f"{settings[:start]}{palette}\n{settings[end:]}")
    site = build_site(project, tmp_path / "site")
    assert (site / "claims/tower/height/index.html").is_file()


def test_a_page_of_rules_is_made_of_the_rules(project: Path, tmp_path: Path) -> None:
    (project / "content" / "standards.md").write_text("---\nrules: trail\n---\nNot shown.\n", encoding="utf-8")
    page = (build_site(project, tmp_path / "site") / "standards" / "index.html").read_text("utf-8")
    assert 'id="single-origin"' in page
    assert "Not shown" not in page


def test_a_page_of_rules_that_do_not_exist_is_told(
    project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (project / "content" / "standards.md").write_text("---\nrules: trial\n---\n", encoding="utf-8")
    build_site(project, tmp_path / "site")
    assert "standards.md: there is no page of rules 'trial'; there are index, file" in caplog.text


def test_wrong_settings_are_told(project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    settings = (project / "mkdocs.yml").read_text().replace("languages: [en, fr, es]", "languages: nonsense")
    (project / "mkdocs.yml").write_text(settings)
    with pytest.raises(Abort):
        build_site(project, tmp_path / "site")
    assert "languages" in caplog.text


def test_a_folder_that_cannot_be_written_is_told_in_one_line(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(Abort):
        build_site(project, tmp_path / "site")
    (told,) = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert told == f"the site cannot be written into {tmp_path / 'site'}: {tmp_path} is read-only, or no folder"
