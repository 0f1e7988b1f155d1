"""How a review was made, dated, translated, corrected and kept current; and exceptions from rules."""

from types import ModuleType

from claimspring.rules.review import (
    contradicted_history,
    draft_with_verdict,
    expired_exception,
    future_date,
    history_out_of_order,
    missing_first_publication,
    missing_rationale,
    missing_translation,
    published_without_date,
    published_without_reviewer,
    published_without_summary,
    published_without_verdict,
    review_before_article,
    stale_review,
    unexplained_change,
    unknown_rule,
    unmarked_language,
    unrecorded_verdict_change,
    useless_exception,
    vague_verdict_change,
)

MODULES: tuple[ModuleType, ...] = (
    draft_with_verdict,
    published_without_verdict,
    published_without_summary,
    published_without_reviewer,
    published_without_date,
    missing_rationale,
    missing_first_publication,
    unrecorded_verdict_change,
    contradicted_history,
    vague_verdict_change,
    unexplained_change,
    history_out_of_order,
    future_date,
    review_before_article,
    stale_review,
    missing_translation,
    unmarked_language,
    unknown_rule,
    expired_exception,
    useless_exception,
)
"""The rules of this family, in the order of the handbook."""
