from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.routes.addresses import Addresses, relative
from claimspring.routes.pages import CLAIM, CLAIM_JSONLD

PLACES = st.lists(st.sampled_from(["a", "b", "c"]), max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
KEY = ClaimKey(ArticleId("moscow"), ClaimId("call"))


@given(PLACES, PLACES)
def test_a_relative_link_leads_where_a_browser_would_go(place: str, seen_from: str) -> None:
    link = relative(place, seen_from)

    assert urljoin(f"https://example.org/sub/{seen_from}", link) == f"https://example.org/sub/{place}"


@given(PLACES)
def test_a_file_is_reached_from_any_page(seen_from: str) -> None:
    link = relative("data/claims.json", seen_from)

    assert urljoin(f"https://example.org/{seen_from}", link) == "https://example.org/data/claims.json"


@pytest.mark.parametrize(
    ("language", "site_url", "expected"),
    [
        ("en", "https://example.org/desk/", "https://example.org/desk/claims/moscow/call/"),
        ("fr", "https://example.org/desk/", "https://example.org/desk/fr/claims/moscow/call/"),
        ("fr", None, "/fr/claims/moscow/call/"),
    ],
)
def test_the_first_language_lies_at_the_root(language: str, site_url: str | None, expected: str) -> None:
    assert Addresses(("en", "fr"), site_url).page_in(language, CLAIM.place(KEY)) == expected


def test_structured_data_has_a_file_of_its_own() -> None:
    assert CLAIM_JSONLD.place(KEY) == "data/claims/moscow/call.jsonld"
