import io
from dataclasses import replace

import pytest
from font_source_serif_pro import SourceSerifProSemibold
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from claimspring.diagrams.palette import OTHER_VERDICT, VERDICT_COLOURS
from claimspring.diagrams.social_card import SIZE, Card, WordLook, social_picture


def drawn(statement: str, icon: str = "cross") -> Image.Image:
    return Image.open(io.BytesIO(social_picture(Card("Refuted", icon, [(WordLook.PLAIN, statement)], "The desk"))))


def ink_lines(image: Image.Image) -> int:
    """How many rows of pixels the statement takes."""
    rgb = image.convert("RGB")
    return sum(any(rgb.getpixel((x, y)) == (0x16, 0x19, 0x1D) for x in range(80, 400, 2)) for y in range(190, 521, 2))


@pytest.mark.parametrize("icon", [*VERDICT_COLOURS, "no-such"])
def test_the_verdict_s_colour_runs_down_the_side(icon: str) -> None:
    image = drawn("Li refused.", icon)

    colour = VERDICT_COLOURS.get(icon, OTHER_VERDICT)
    assert image.size == SIZE
    assert "#{:02x}{:02x}{:02x}".format(*image.convert("RGB").getpixel((5, 300))) == colour  # type: ignore[misc]


def test_a_long_statement_takes_more_room_but_stays_above_the_desk_s_name() -> None:
    short, long = drawn("Li refused."), drawn("Li refused to take the call. " * 40)

    assert 0 < ink_lines(short) < ink_lines(long)
    assert social_picture(Card("R", "cross", [(WordLook.PLAIN, "word " * 500)], "")) == social_picture(
        Card("R", "cross", [(WordLook.PLAIN, "word " * 900)], "")
    )


@settings(max_examples=40)
@given(st.text(max_size=2000) | st.just("x" * 20_000))
def test_any_statement_can_be_drawn_and_always_the_same(statement: str) -> None:
    card = Card("Refuted", "cross", [(WordLook.PLAIN, statement)], "The desk")

    assert social_picture(card) == social_picture(card)


def test_wrong_words_are_crossed_and_right_ones_marked() -> None:
    statement = [(WordLook.STRUCK, "Li Shangfu"), (WordLook.MARKED, "Wei Fenghe"), (WordLook.PLAIN, "refused")]
    picture = Image.open(io.BytesIO(social_picture(Card("Refuted", "cross", statement, "The desk"))))
    plain = Image.open(io.BytesIO(social_picture(replace_looks(statement))))
    yellow, red = (255, 224, 138), (138, 20, 28)

    assert count(picture, yellow) > 10_000
    assert count(plain, yellow) == 0
    assert count(picture, red) > count(plain, red) + 1_000


def test_what_is_the_case_stands_below_the_statement() -> None:
    bare = Card("Refuted", "cross", [(WordLook.PLAIN, "Li refused")], "The desk")
    told = replace(bare, fact="The call was to Wei Fenghe.", origin="The Gazette, 14 August 2023")

    assert social_picture(told) != social_picture(bare)


def test_letters_stand_where_they_do_in_a_line_drawn_at_once() -> None:
    line = "Égal fjord 303. wrong"
    picture = drawn(line).crop((100, 160, 1000, 260)).convert("L").point(lambda lightness: 255 * (lightness < 128))
    font = ImageFont.truetype(SourceSerifProSemibold, 64, layout_engine=ImageFont.Layout.BASIC)
    at_once = Image.new("1", SIZE)
    ImageDraw.Draw(at_once).text((80, 160), line, font=font, fill=1)

    assert picture.convert("1").tobytes() == at_once.crop((100, 160, 1000, 260)).tobytes()


def test_what_two_pictures_have_in_common_is_the_same_in_both_and_the_rest_is_not() -> None:
    one, other = drawn("Li refused to take the call. " * 9), drawn("Wei did not.")

    foot, statement = (0, 540, *SIZE), (0, 160, SIZE[0], 520)
    assert one.crop(foot).tobytes() == other.crop(foot).tobytes()
    assert one.crop(statement).tobytes() != other.crop(statement).tobytes()


def replace_looks(statement: list[tuple[WordLook, str]]) -> Card:
    return Card("Refuted", "cross", [(WordLook.PLAIN, words) for _, words in statement], "The desk")


def count(picture: Image.Image, colour: tuple[int, int, int]) -> int:
    return sum(number for number, found in picture.convert("RGB").getcolors() or [] if found == colour)
