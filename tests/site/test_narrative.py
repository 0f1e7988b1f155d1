import pytest

from claimspring.site.narrative import clean, first_words, heading, original_of


def test_what_markdown_makes_stays() -> None:
    html = (
        '<h2 id="steps">Steps</h2>\n<p>A <a href="../about/">link</a>, <code>code</code>.</p>\n'
        '<div class="admonition note"><p class="admonition-title">Note</p></div>\n'
        "<table><thead><tr><th>a</th></tr></thead></table>"
    )
    cleaned = clean(html)
    assert '<h2 id="steps">Steps</h2>' in cleaned
    assert '<a href="../about/" rel="noopener">link</a>' in cleaned
    assert '<div class="admonition note">' in cleaned
    assert "<th>a</th>" in cleaned


def test_pictures_are_found_from_every_language() -> None:
    assert clean('<img src="../images/a.png" alt="A">', up="../") == '<img src="../../images/a.png" alt="A">'


def test_pictures_below_the_screen_may_wait() -> None:
    assert 'loading="lazy"' in clean('<img src="a.png" alt="A" width="1" height="1" loading="lazy">')


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<p onclick="alert(1)">x</p>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<img src="https://elsewhere.example/x.png">',
        '<img src="//elsewhere.example/x.png">',
        '<iframe src="https://elsewhere.example/"></iframe>',
        '<svg onload="alert(1)"></svg>',
        "<style>body{display:none}</style>",
        '<a href="\ufdd0javascript:alert(1)\ufdd2">x</a>',
        '<a href="java\ufdd1script:alert(1)">x</a>',
        '<img src="\ufdd0\ufdd2//elsewhere.example/x.png">',
        '<form action="https://elsewhere.example/"><input name="a"></form>',
        '<p style="position:fixed">x</p>',
        '<meta http-equiv="refresh" content="0">',
        '<base href="https://elsewhere.example/">',
        '<a id="__config">x</a>',
        '<h2 id="__palette">x</h2>',
        "<math><mtext></p><style><img src=x onerror=alert(1)></style></mtext></math>",
    ],
)
def test_nothing_alive_stays(hostile: str) -> None:
    cleaned = clean(hostile).lower()
    for sign in [
        "alert",
        "elsewhere",
        "javascript",
        "data:",
        "<style",
        "<form",
        "<input",
        "style=",
        "<meta",
        "<base",
        "__",
    ]:
        assert sign not in cleaned


def test_title_and_description_are_plain_text() -> None:
    html = "<h1>A &amp; <em>B</em></h1><p>First <b>words</b>, &lt;so&gt;.</p>"
    assert heading(html) == "A & B"
    assert heading("<p>none</p>") is None
    assert first_words(html) == "First words, <so>."
    assert first_words("<h1>x</h1>") == ""
    assert first_words(f"<p>{'word ' * 100}</p>").endswith("word…")


@pytest.mark.parametrize(
    ("name", "original", "language"),
    [
        ("about.md", "about.md", "en"),
        ("about.fr.md", "about.md", "fr"),
        ("about.en.md", "about.md", "en"),
        ("handbook/index.fr.md", "handbook/index.md", "fr"),
        ("v1.2.md", "v1.2.md", "en"),
        ("fr.md", "fr.md", "en"),
    ],
)
def test_translations_name_their_language(name: str, original: str, language: str) -> None:
    assert original_of(name, ("en", "fr")) == (original, language)
