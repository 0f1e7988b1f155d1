"""What a published claim promises: all that its fields say, but those that are named as filing alone."""

from typing import Any

from claimspring.model.claim import Claim, Review
from claimspring.model.published import NOT_PROMISED, NOT_PROMISED_IN_REVIEW, changed_fields, promise
from tests.pipeline.fields import Changes

IDS = {"RatingId": ("misleading",), "SourceId": ("register",), "PublisherId": ("port",), "ArticleId": ("bridge",)}
CLAIM: dict[str, Any] = {
    "statement": {"en": "The bridge opens.", "fr": "Le pont ouvre."},
    "appearances": [{"exact": "will open"}],
    "kind": "plan",
    "review": {
        "status": "published",
        "verdict": "supported",
        "summary": {"en": "Two bodies say so."},
        "contacted": {"on": "2026-04-01", "how": "e-mail"},
    },
    "evidence": [{"source": "notice", "stance": "supports", "passage": "It opens."}],
}


def touched(model: type[Any], before: Any, whole: Any) -> set[str]:  # noqa: ANN401 -- claims and their parts
    """The fields of which some change breaks the promise."""
    known = promise(whole(before))
    return {
        name
        for name in model.model_fields
        for label, after in Changes(IDS).of(before)
        if label.startswith(name) and changed_fields(known, whole(after))
    }


def test_a_change_of_any_field_breaks_the_promise_but_of_those_that_file() -> None:
    claim = Claim.model_validate(CLAIM)
    assert touched(Claim, claim, lambda one: one) == {*Claim.model_fields} - NOT_PROMISED
    review = touched(Review, claim.review, lambda one: claim.model_copy(update={"review": one}))
    assert review == {*Review.model_fields} - NOT_PROMISED_IN_REVIEW


def test_one_language_more_is_no_change() -> None:
    review = CLAIM["review"] | {"summary": {"en": "Two bodies say so.", "fr": "Deux organismes le disent."}}
    assert not changed_fields(promise(Claim.model_validate(CLAIM)), Claim.model_validate(CLAIM | {"review": review}))
