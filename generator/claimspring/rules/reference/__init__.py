"""Ids, quotations, languages and addresses that lead nowhere."""

from types import ModuleType

from claimspring.rules.reference import (
    ambiguous_quotation,
    article_rewritten,
    claim_without_article,
    credit_not_found,
    doubtful_address,
    duplicate_address,
    duplicate_appearance,
    duplicate_statement,
    ownership_loop,
    quotation_not_found,
    unknown_article,
    unknown_country,
    unknown_language,
    unknown_publisher,
    unknown_source,
    unknown_verdict,
    unused_source,
)

MODULES: tuple[ModuleType, ...] = (
    quotation_not_found,
    article_rewritten,
    ambiguous_quotation,
    credit_not_found,
    unknown_source,
    unknown_publisher,
    unknown_verdict,
    claim_without_article,
    unknown_article,
    unknown_language,
    unknown_country,
    doubtful_address,
    duplicate_address,
    duplicate_appearance,
    duplicate_statement,
    ownership_loop,
    unused_source,
)
"""The rules of this family, in the order of the handbook."""
