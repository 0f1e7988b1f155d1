import base64
import hashlib
from dataclasses import replace

import pytest
from markupsafe import Markup, escape

from claimspring.i18n.multilingual import multilingual
from claimspring.routes.addresses import Addresses
from claimspring.site.frame import Frame, content_security_policy, slot, whole_pages
from claimspring.site.menu import frame_parts
from claimspring.site.page import Page
from claimspring.site.pages.claim import CLAIM_KIND
from claimspring.site.site import Site

HTML = (
    f'<meta content="{slot("policy")}"><title>{slot("title")}</title>{slot("head")}'
    f'<a href="{slot("alternate-fr")}">fr</a><script>one()</script><main>{slot("content")}</main>'
)


def page(**changes: object) -> Page:
    values = {
        "kind": CLAIM_KIND,
        "place": "claims/a/b/",
        "languages": ("en",),
        "there": ("en", "fr"),
        "title": "</title><script>x</script>",
        "description": '"><script>',
        "body": Markup("<p>body</p>"),
    }
    return Page(**(values | changes))  # type: ignore[arg-type]


def made_of(page: Page, addresses: Addresses) -> str:
    """The page in English."""
    return next(whole_pages(page, [Frame.cut(HTML)] * len(page.languages), addresses, "Site")).decode()


def test_a_page_fills_its_frame_and_texts_are_escaped() -> None:
    made = made_of(page(), Addresses(("en", "fr"), "https://x.example/s/"))
    assert "<title>&lt;/title&gt;&lt;script&gt;x&lt;/script&gt; · Site</title>" in made
    assert '<meta name="description" content="&#34;&gt;&lt;script&gt;">' in made
    assert '<link rel="canonical" href="https://x.example/s/claims/a/b/">' in made
    assert '<link rel="alternate" hreflang="fr" href="https://x.example/s/fr/claims/a/b/">' in made
    assert '<link rel="alternate" hreflang="x-default" href="https://x.example/s/claims/a/b/">' in made
    assert '<a href="../../../fr/claims/a/b/">' in made
    assert "<main><p>body</p></main>" in made


def test_content_that_looks_like_a_slot_stays_content() -> None:
    made = made_of(page(body=escape(slot("title"))), Addresses(("en", "fr")))
    assert f"<main>{slot('title')}</main>" in made


def test_pages_that_are_not_listed_say_so() -> None:
    made = made_of(page(listed=False), Addresses(("en", "fr"), "https://x.example/"))
    assert '<meta name="robots" content="noindex">' in made
    assert "canonical" not in made


def test_the_home_page_is_called_like_the_site() -> None:
    made = made_of(page(title="", place=""), Addresses(("en", "fr")))
    assert "<title>Site</title>" in made
    assert '<a href="./fr/">' in made


def test_the_policy_allows_the_scripts_of_the_frame_alone() -> None:
    digest = base64.b64encode(hashlib.sha256(b"one()").digest()).decode()
    policy = content_security_policy(HTML)
    assert f"'sha256-{digest}'" in policy
    assert "unsafe-inline" not in policy
    made = made_of(page(body=Markup("<script>two()</script>")), Addresses(("en", "fr")))
    assert made.count("sha256-") == 1


def test_the_policy_ignores_what_does_not_run_inline() -> None:
    html = '<script src="a.js"></script><script type="application/json">{}</script>'
    assert "sha256" not in content_security_policy(html)


def test_a_slot_nobody_fills_is_noticed() -> None:
    with pytest.raises(KeyError):
        Frame.cut(slot("unknown")).fill({})


def test_a_page_in_several_languages_is_read_off_in_each() -> None:
    several = page(
        languages=("en", "fr"),
        title=multilingual(["Claim", "Assertion"]),
        body=Markup(multilingual(["<p>yes</p>", "<p>oui</p>"])),  # noqa: S704 -- our own words
    )
    frames = [
        Frame.cut(f"{language} {slot('title')} {slot('content')} {slot('alternate-fr')}") for language in ("en", "fr")
    ]
    assert [made.decode() for made in whole_pages(several, frames, Addresses(("en", "fr")), "Site")] == [
        "en Claim · Site <p>yes</p> ../../../fr/claims/a/b/",
        "fr Assertion · Site <p>oui</p> ../../../../fr/claims/a/b/",
    ]


def test_a_page_that_is_not_there_in_a_language_leads_to_the_one_that_is_and_says_so() -> None:
    html = f'{slot("head")}<a href="{slot("alternate-fr")}" hreflang="{slot("there-fr")}">fr{slot("note-fr")}</a>'
    only = page(there=("en",))
    made = next(whole_pages(only, [Frame.cut(html)], Addresses(("en", "fr"), "https://x.example/"), "Site")).decode()
    assert '<a href="../../../claims/a/b/" hreflang="en">fr (en anglais)</a>' in made
    assert 'hreflang="fr"' not in made
    assert '<link rel="alternate" hreflang="x-default" href="https://x.example/claims/a/b/">' in made


def test_the_foot_says_who_answers_for_the_site_and_what_may_be_done_with_it(site: Site) -> None:
    told = site.settings.model_copy(update={"owner": "The club", "contact": "a@b.example", "licence": "CC BY 4.0"})
    imprint = frame_parts(replace(site, settings=told), "fr", 1, "", is_written=False).imprint
    assert (imprint.owner, imprint.funding) == ("Responsable de ce site\u00a0: The club.", "")
    assert (imprint.write, imprint.address) == ("Nous écrire\u00a0:", "mailto:a@b.example")
    assert "CC BY 4.0" in imprint.licence
    assert frame_parts(site, "en", 1, "", is_written=False).imprint.address == ""
