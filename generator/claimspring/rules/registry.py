"""Every rule there is, by id, family after family in the order of the handbook.

A new rule is one line here: its id, which is also the name of its module in the family's folder. Rules that have no
check of their own follow from the catalogue.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import MappingProxyType

from claimspring.rules.catalogue import documented
from claimspring.rules.rule import Family, Rule
from claimspring.rules.subjects import LOOKS

CHECKED: Mapping[Family, tuple[str, ...]] = MappingProxyType(
    {
        Family.REFERENCE: (
            "quotation-not-found",
            "article-rewritten",
            "article-changed",
            "article-changed-silently",
            "article-edited",
            "marks-in-quotation",
            "ambiguous-quotation",
            "credit-not-found",
            "unknown-person",
            "unknown-topic",
            "unknown-member",
            "unknown-question",
            "unknown-authority",
            "not-in-translation",
            "stale-translation",
            "untranslated-article",
            "unknown-label",
            "unknown-check",
            "unknown-source",
            "unknown-publisher",
            "unknown-verdict",
            "claim-without-article",
            "unknown-article",
            "unknown-language",
            "unknown-country",
            "doubtful-address",
            "personal-address",
            "wrapped-address",
            "shortened-address",
            "tracked-address",
            "copy-as-address",
            "front-page",
            "duplicate-address",
            "duplicate-appearance",
            "duplicate-statement",
            "ownership-loop",
            "unused-source",
        ),
        Family.EVIDENCE: (
            "missing-evidence",
            "unverifiable-evidence",
            "verdict-against-evidence",
            "unaddressed-evidence",
            "self-evidence",
            "second-hand-check",
            "missing-passage",
            "overlong-passage",
            "key-not-in-passage",
            "unanswered-question",
            "own-source",
            "unknown-passage-language",
            "unlocated-evidence",
            "missing-title",
            "missing-access-date",
            "missing-archive",
            "unmapped-label",
            "unclear-medium",
            "archive-is-the-page",
            "archive-of-another-page",
            "archive-not-fixed",
            "archive-before-page",
            "archive-after-reading",
            "archive-without-words",
            "unknown-archive",
            "unreadable-original",
            "read-before-published",
            "uncontacted-claimant",
            "rated-opinion",
            "duplicate-evidence",
            "single-host",
            "passage-vanished",
            "passage-never-seen",
            "passage-altered",
            "source-changed",
            "source-gone",
            "source-unseen",
            "altered-ledger",
        ),
        Family.TRAIL: (
            "no-origin",
            "single-origin",
            "shared-wire",
            "self-interested-source",
            "resting-on-inference",
            "secondary-dead-end",
            "circular-reporting",
            "older-than-its-origin",
            "origin-off-the-chain",
            "foreign-edition",
            "repeated-step",
            "unknown-trail",
            "uncredited-origin",
            "unlocated-credit",
            "credit-contradiction",
            "uncompared-match",
            "missing-short-name",
        ),
        Family.REVIEW: (
            "draft-with-verdict",
            "untraced-without-check",
            "not-ready-to-publish",
            "published-without-verdict",
            "published-without-summary",
            "missing-fact",
            "verdict-in-fact",
            "missing-reasons",
            "missing-fix",
            "fix-not-in-statement",
            "date-without-passage",
            "overlong-text",
            "unnamed-speaker",
            "published-without-reviewer",
            "too-few-reviewers",
            "reviewed-by-authors",
            "authors-unchecked",
            "published-without-date",
            "missing-rationale",
            "missing-first-publication",
            "published-claim-missing",
            "unpublished",
            "unrecorded-change",
            "unrecorded-edition",
            "unrecorded-publication",
            "record-altered",
            "record-removed",
            "record-rewritten",
            "live-edition-unknown",
            "record-unchecked",
            "moved-to-nowhere",
            "unrecorded-verdict-change",
            "contradicted-history",
            "vague-verdict-change",
            "unexplained-change",
            "history-out-of-order",
            "future-date",
            "review-before-article",
            "undated-article",
            "stale-review",
            "missing-translation",
            "unmarked-language",
        ),
        Family.SITE: (
            "missing-methodology",
            "missing-about",
            "missing-corrections-policy",
            "missing-contact",
            "unfilled-blank",
            "stray-article",
        ),
    }
)
"""The rules that have a module, by family."""


def _rules() -> Iterator[Rule]:
    for family in Family:
        yield from (_checked(family, name) for name in CHECKED.get(family, ()))
        yield from documented(family)


def _checked(family: Family, name: str) -> Rule:
    """Read a rule from its module: docstring, `SEVERITY`, and what finds it, `check_claim` and its like."""
    module = import_module(f"claimspring.rules.{family}.{name.replace('-', '_')}")
    checks = {look: check for look in LOOKS if (check := getattr(module, f"check_{look}", None))}
    return Rule.described(name, family, module.SEVERITY, module.__doc__ or "", checks)


RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _rules()})
"""Rule id -> rule."""
