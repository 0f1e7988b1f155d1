from hypothesis import given
from hypothesis import strategies as st

from claimspring.model.ids import ArticleId, ClaimId, ClaimKey, SourceId
from claimspring.routes.pages import CLAIM, CLAIMS, NARRATIVE, NOT_FOUND, SOURCE

IDS = st.from_regex(r"[a-z0-9-]{1,80}", fullmatch=True)


@given(IDS, IDS)
def test_what_a_place_is_made_from_is_read_from_it(article: str, claim: str) -> None:
    key = ClaimKey(ArticleId(article), ClaimId(claim))
    assert CLAIM.key(CLAIM.place(key)) == key
    assert SOURCE.key(SOURCE.place(SourceId(article))) == article
    assert CLAIMS.key(CLAIM.place(key)) is None


@given(st.integers(1, 10**6))
def test_pages_of_a_list_are_numbered(number: int) -> None:
    assert CLAIMS.key(CLAIMS.place(number)) == number


@given(st.text(max_size=30))
def test_any_place_is_asked_without_harm(place: str) -> None:
    for route in (CLAIM, CLAIMS, SOURCE, NOT_FOUND, NARRATIVE):
        key = route.key(place)  # type: ignore[attr-defined]
        assert key is None or route.place(key) == place  # type: ignore[attr-defined]


def test_places_of_another_shape_have_no_key() -> None:
    assert [CLAIMS.key(place) for place in ("", "claims", "claims/page_0/", "claims/page_1/", "claims/page_02/")] == [
        None
    ] * 5
    assert [SOURCE.key(place) for place in ("sources/", "sources/a/b/", "xsources/a/")] == [None] * 3
