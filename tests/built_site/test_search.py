"""The full-text search of a built site, in a real Chromium."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from claimspring.pipeline.pagefind import SearchIndexError, index_documents
from claimspring.site import search_document as volumes
from tests.built_site.conftest import SMALL, build_site

HOSTILE = '<img src=x onerror="window.ran=1"> & </mark><script>window.ran=1</script>'


@contextmanager
def searching(browser: Browser, address: str, **options: object) -> Iterator[Page]:
    """A search page; whatever text is shown, none of it may run."""
    with browser.new_context(**options) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address)
        yield page
        assert page.evaluate("window.ran") is None


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """A site whose claims say what could be taken for markup."""
    folder = tmp_path_factory.mktemp("hostile")
    project = shutil.copytree(SMALL, folder / "project", ignore=shutil.ignore_patterns(".cache"))
    claim = project / "claims/tower/painted.yml"
    told = claim.read_text("utf-8").replace(
        "statement: {en: The tower was painted red and white in 2019.,",
        f"statement: {{en: 'Zebra {HOSTILE} painted',",
    )
    claim.write_text(told.replace("rationale: {en: The door only.}", f"rationale: {{en: 'Door {HOSTILE}'}}"), "utf-8")
    return serve(build_site(project, folder / "site"))


def test_results_show_verdict_and_article(browser: Browser, address: str) -> None:
    with searching(browser, f"{address}search/?q=metres") as page:
        claim = page.locator(".results > li", has=page.locator("a[href*='claims/tower/height/']"))
        expect(claim.locator(".verdict")).to_have_text("Refuted")
        expect(claim.locator("cite")).to_have_text("La tour a douze mètres")
        expect(claim.locator("mark").first).to_be_visible()
        expect(claim.locator("p")).not_to_contain_text("@online")
        claim.locator("a").click()
        page.wait_for_url("**/claims/tower/height/")


@pytest.mark.parametrize("section", ["Sources", "Articles", "Publishers"])
def test_a_result_that_is_no_claim_says_what_it_is(browser: Browser, address: str, section: str) -> None:
    with searching(browser, f"{address}search/?section={section}") as page:
        result = page.locator(".results > li").first
        expect(result.locator(".section")).to_have_text(section)
        expect(result.locator(".verdict")).to_have_count(0)


def test_facets_narrow_and_the_address_holds_them(browser: Browser, address: str) -> None:
    with searching(browser, f"{address}search/?q=tower") as page:
        results = page.locator(".results > li")
        page.get_by_label("Misleading").check()
        expect(results).to_have_count(1)
        expect(results.locator(".verdict")).to_have_text("Misleading")
        assert page.url.endswith("/search/?q=tower&verdict=Misleading")
        page.reload()
        expect(results).to_have_count(1)
        expect(page.get_by_label("Misleading")).to_be_checked()
        page.get_by_label("Words").fill("")
        expect(results).to_have_count(1)
        page.wait_for_url("**/search/?verdict=Misleading")
        page.get_by_label("Misleading").uncheck()
        expect(results).to_have_count(0)
        page.wait_for_url("**/search/")


@pytest.mark.parametrize(
    ("language", "asked", "found"),
    [
        ("fr/", "mètre", "La tour a douze mètres."),
        ("fr/", "peintes", "La tour fut peinte en rouge et blanc en 2019."),
        ("es/", "metro", "La torre mide doce metros."),
    ],
)
def test_words_are_found_in_their_other_forms(
    browser: Browser, address: str, language: str, asked: str, found: str
) -> None:
    with searching(browser, f"{address}{language}search/?q={asked}") as page:
        expect(page.locator(".results > li > a").filter(has_text=found).first).to_be_visible()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("twelve metres high", "claims/tower/height/"),  # a statement
        ("misleading", "claims/tower/painted/"),  # a verdict
        ("ten metres high", "claims/tower/height/"),  # a summary
        ("no other measurement", "claims/tower/height/"),  # a rationale
        ("mast counted", "claims/tower/height/"),  # an open question
        ("mesure environ dix", "claims/tower/height/"),  # a quotation
        ("measured on the spot", "claims/tower/height/"),  # a note on it
        ("escalier cent marches", "articles/tower/"),  # an article's text
        ("douze mètres", "articles/tower/"),  # its title
        ("one colour misleads", "articles/tower/"),  # its summary
        ("tower measured", "sources/wire-report/"),  # a source's title
        ("agency", "sources/wire-report/"),  # its publisher
        ("the council", "publishers/council/"),
        ("named by law", "publishers/council/"),
    ],
)
def test_what_a_reader_remembers_is_found(browser: Browser, address: str, asked: str, found: str) -> None:
    with searching(browser, f"{address}search/?q={asked}") as page:
        expect(page.locator(f".results > li > a[href$='/{found}']")).to_be_visible()


def test_an_index_in_volumes_is_searched_as_one(
    browser: Browser, small: Path, tmp_path: Path, serve: Callable[[Path], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volumes, "CLAIMS_PER_VOLUME", 1)
    project = shutil.copytree(SMALL, tmp_path / "project", ignore=shutil.ignore_patterns(".cache"))
    site = build_site(project, tmp_path / "site")
    pages = ((page.name, (page / "index.html").read_text("utf-8")) for page in (small / "claims/tower").iterdir())
    claims = {f"/claims/tower/{name}/" for name, page in pages if "ct-claim" in page}
    assert len(list((site / "pagefind/en").iterdir())) == len(claims) > 1
    with searching(browser, f"{serve(site)}search/?q=tower") as page:
        results = page.locator(".results > li > a")
        expect(results.first).to_be_visible()
        found = set(results.evaluate_all("links => links.map(link => new URL(link.href).pathname)"))
        assert claims <= found
        page.get_by_label("Misleading").check()
        expect(results).to_have_count(1)


def test_a_search_that_finds_nothing_says_so(browser: Browser, address: str) -> None:
    with searching(browser, f"{address}search/?q=xqzzkw") as page:
        expect(page.get_by_role("status")).to_have_text("Nothing found.")


def test_a_word_is_not_found_by_its_beginning_alone(browser: Browser, address: str) -> None:
    """Pagefind takes "to" for "together" where the site has no such word."""
    with searching(browser, f"{address}search/?q=together") as page:
        expect(page.get_by_role("status")).to_have_text("Nothing found.")
        expect(page.locator(".facets label")).to_have_count(0)


def test_text_is_never_markup(browser: Browser, hostile: str) -> None:
    with searching(browser, f"{hostile}search/?q=zebra") as page:
        expect(page.locator(".results > li > a").first).to_have_text(f"Zebra {HOSTILE} painted")
        page.get_by_label("Words").fill("door")
        expect(page.locator(".results p").filter(has_text="onerror").first).to_be_visible()
        assert page.locator(".results :is(img, script)").count() == 0


def test_without_script_the_lists_are_offered(browser: Browser, address: str) -> None:
    with searching(browser, f"{address}search/", java_script_enabled=False) as page:
        assert "Search needs JavaScript" in page.locator("noscript").inner_text()
        page.get_by_role("link", name="All statements").click()
        page.wait_for_url("**/claims/")


def test_an_index_that_does_not_load_is_told(browser: Browser, address: str) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    with browser.new_context() as context:
        context.route("**/pagefind/en/1/*", refuse)
        page = context.new_page()
        page.goto(f"{address}search/?q=tower")
        expect(page.get_by_role("status")).to_contain_text("The search does not work here")


def test_facets_weigh_on_nobody_who_waits_for_results(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}search/?q=tower")
        expect(page.get_by_label("Misleading")).to_be_visible()
        kinds = [url.rpartition(".")[2] for url in asked]
        assert max(i for i, kind in enumerate(kinds) if kind == "pf_index") < kinds.index("pf_filter")
        assert kinds.index("pf_fragments") < kinds.index("pf_filter")


def test_pages_that_cannot_be_indexed_are_told(tmp_path: Path) -> None:
    with pytest.raises(SearchIndexError, match="could not index"):
        index_documents(tmp_path / "nowhere", tmp_path / "index")


def test_a_search_without_hits_offers_the_nearest_word_and_what_holds_it(browser: Browser, address: str) -> None:
    with searching(browser, f"{address}search/?q=pianted") as page:
        offered = page.locator("[data-nearest]")
        offered.wait_for()
        assert offered.locator("b").inner_text() == "painted"
        assert offered.locator("a").nth(1).get_attribute("href") == "../claims/tower/painted/"
        assert page.locator("[data-nothing]").is_visible()
        offered.locator("a").first.click()
        page.wait_for_url("**/search/?q=painted")
        page.locator(".results a").first.wait_for()
        assert not page.locator("[data-nothing]").is_visible()
