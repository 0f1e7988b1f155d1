"""The pictures in the handbook: a claim on its way to being published, `python -m tests.handbook_pictures FOLDER`.

For each language a desk as `init` begins it is opened in a real Chromium, and a made-up article goes the way that the
chapter tells, from its address on. Each picture is what an editor sees at one step.
"""

import io
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pydantic import BaseModel

from tests.browser_setup import FLAGS, find
from tests.editor.desk_process import DeskProcess, desk_in
from tests.editor.mouse import select
from tests.screenshots import served

STEPS = ("drafts", "claim", "passage", "verdict", "publish")
SIZE = (1040, 620)
"""Of a picture, in pixels; the handbook says so of each, so that no page shifts when it comes."""


LANGUAGES = ("en", "fr", "es")
_STORIES = Path(__file__).parent / "editor" / "stories"


class Printed(BaseModel):
    """A page somewhere else."""

    title: str
    site: str
    text: list[str]


class Story(BaseModel):
    """An article with a sum that is wrong, two pages that know it, and what an editor writes about it."""

    site_name: str
    words: str
    """In the article."""
    passages: tuple[str, str]
    """In the other pages, one in each."""
    statement: str
    right: str
    summary: str
    rationale: str
    article: Printed
    account: Printed
    audit: Printed


def story_in(language: str) -> Story:
    """The same story in each language."""
    return Story.model_validate(tomllib.loads((_STORIES / f"{language}.toml").read_text("utf-8")))


def names() -> set[str]:
    """The files of all pictures, relative to their folder."""
    return {name(step, language) for step in STEPS for language in LANGUAGES}


def name(step: str, language: str) -> str:
    """The file of one picture."""
    return f"{language}/{step}.webp"


def make_desk(folder: Path, language: str, site_name: str, port: int) -> None:
    """A desk as `init` begins it, in git; it may ask the pages on loopback."""
    named = ("--language", language, "--site-name", site_name)
    program = Path(sys.executable).with_name("claimspring")
    subprocess.run((program, "init", "--yes", *named, folder), check=True, capture_output=True)
    settings, head = folder / "mkdocs.yml", "  - claimspring:\n"
    allowed = f"      observe: {{allow_networks: [127.0.0.0/8], ports: [{port}], delay: 0}}\n"
    text = settings.read_text("utf-8").replace(head, f"{head}{allowed}      rules: {{doubtful-address: off}}\n")
    settings.write_text(text, "utf-8")
    for command in ("init -q -b main", "config user.email desk@example.org", "add -A", "commit -qm Begin"):
        subprocess.run(("git", "-c", f"user.name={site_name}", *command.split()), cwd=folder, check=True)
    subprocess.run(("git", "config", "user.name", site_name), cwd=folder, check=True)


def write_pages(folder: Path, language: str, story: Story) -> None:
    """The story's three pages, as a site has them."""
    for place, page in (("article", story.article), ("account", story.account), ("audit", story.audit)):
        text = "".join(f"<p>{one}</p>" for one in page.text)
        (folder / f"{place}.html").write_text(
            f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{page.title}</title>'
            f'<meta property="og:site_name" content="{page.site}"><meta property="og:title" content="{page.title}">'
            '<meta property="article:published_time" content="2026-05-01T08:00:00Z">'
            f"</head><body><article><h1>{page.title}</h1>{text}</article></body></html>",
            "utf-8",
        )


class Camera(NamedTuple):
    """Takes the pictures of one language."""

    page: Page
    folder: Path
    language: str

    def take(self, step: str) -> None:
        """What the window shows, with the focus nowhere and nothing told."""
        self.page.evaluate("document.activeElement?.blur(); document.getElementById('told').textContent = ''")
        shot = Image.open(io.BytesIO(self.page.screenshot(animations="disabled")))
        shot.convert("RGB").save(self.folder / name(step, self.language), "WEBP", quality=48, method=6)


def go_through(desk: DeskProcess, page: Page, story: Story, root: str, camera: Camera) -> None:
    """The way of the chapter, with a picture at each of its steps."""
    page.goto(desk.opening())
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{desk.origin}/add")
    page.locator("#address").fill(f"{root}article.html")
    page.keyboard.press("Enter")
    page.locator("form[data-act='intake.keep'] button.main").click()
    page.locator("[data-key='j']").click()
    expect(page.locator("#draft-bar")).to_be_visible()
    camera.take("drafts")
    select(page, story.words)
    page.locator("[data-bar='claim.make']").click()
    statement = page.locator("#statement-" + camera.language)
    statement.fill(story.statement)
    statement.blur()
    expect(page.locator("[data-unsaved]")).to_have_count(0)
    page.evaluate("scrollTo(0, 0)")
    camera.take("claim")
    for place, words in zip(("account", "audit"), story.passages, strict=True):
        page.locator("#find-evidence").fill(f"{root}{place}.html")
        page.keyboard.press("Enter")
        page.locator("#q-kind").select_option("primary")
        page.locator("form[data-act='intake.keep'] button.main").click()
        expect(page).to_have_url(re.compile("/pick/"))
        select(page, words)
        if place == "account":
            page.evaluate("scrollTo(0, 0)")
            camera.take("passage")
        page.locator("[data-stance='refutes']").click()
        expect(page).to_have_url(re.compile("/claims/"))
    page.locator("#verdict-choice input[value='refuted']").check()
    for field, text in (("fix", story.right), ("summary", story.summary), ("rationale", story.rationale)):
        page.locator(f"#{field}-{camera.language}").fill(text)
        page.locator(f"#{field}-{camera.language}").blur()
        expect(page.locator("[data-unsaved]")).to_have_count(0)
    page.locator("#verdict-choice").evaluate("(choice) => choice.scrollIntoView()")
    camera.take("verdict")
    page.locator(".foot a.main").click()
    page.locator("[name='reviewer']").first.check()
    camera.take("publish")
    page.locator("form[data-act='claim.publish'] button.main").click()
    expect(page.locator("[data-opens='retire-dialog']")).to_be_visible()


def make(browser: Browser, folder: Path, language: str) -> None:
    """The pictures of one language."""
    (folder / language).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        pages, project = Path(place, "pages"), Path(place, "desk")
        pages.mkdir()
        story = story_in(language)
        write_pages(pages, language, story)
        with served(pages) as root:
            make_desk(project, language, story.site_name, urlsplit(root).port or 0)
            size = {"width": SIZE[0], "height": SIZE[1]}
            with (
                desk_in(project) as desk,
                browser.new_context(
                    viewport=size,  # type: ignore[arg-type] # what Playwright names
                    locale=language,
                    color_scheme="light",
                    reduced_motion="reduce",
                ) as context,
            ):
                page = context.new_page()
                go_through(desk, page, story, root, Camera(page, folder, language))


def main(folder: Path) -> None:
    """Write all of them."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        for language in LANGUAGES:
            make(browser, folder, language)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
