from claimspring.site.static import PAGES_STYLE, minified, static_files


def test_a_style_sheet_loses_comments_and_space_and_nothing_else() -> None:
    css = """
    /* Notes, in two
       lines. */
    @media (min-width: 60em) and (hover: hover) {
      .a :is(p, li):hover > b { margin: 0 auto; color: var(--ink); }
      .b::before { content: attr(data-l) ": "; width: calc(100% - 1.4rem); }
    }
    """
    assert minified(css).strip() == (
        b"@media (min-width: 60em) and (hover: hover){.a :is(p,li):hover > b{margin:0 auto;color:var(--ink)}"
        b'.b::before{content:attr(data-l) ": ";width:calc(100% - 1.4rem)}}'
    )


def test_the_pages_style_sheet_is_one_file_with_the_shapes_of_verdicts() -> None:
    (sheet,) = (output for output in static_files() if output.place == PAGES_STYLE)
    css = b"".join(sheet.pieces).decode()
    assert "/*" not in css
    assert css.count("{") == css.count("}")
    assert ".i-check,.v-check{--i:url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'" in css
