"""What a verdict rests on, after the fact-checkers' codes of principles (IFCN, EFCSN)."""

from types import ModuleType

from claimspring.rules.evidence import (
    duplicate_evidence,
    missing_access_date,
    missing_archive,
    missing_evidence,
    missing_passage,
    missing_title,
    overlong_passage,
    passage_altered,
    passage_vanished,
    rated_opinion,
    read_before_published,
    second_hand_check,
    self_evidence,
    single_host,
    source_changed,
    source_gone,
    unaddressed_evidence,
    uncontacted_claimant,
    unknown_passage_language,
    unlocated_evidence,
    unverifiable_evidence,
    verdict_against_evidence,
)

MODULES: tuple[ModuleType, ...] = (
    missing_evidence,
    unverifiable_evidence,
    verdict_against_evidence,
    unaddressed_evidence,
    self_evidence,
    second_hand_check,
    missing_passage,
    overlong_passage,
    unknown_passage_language,
    unlocated_evidence,
    missing_title,
    missing_access_date,
    missing_archive,
    read_before_published,
    uncontacted_claimant,
    rated_opinion,
    duplicate_evidence,
    single_host,
    passage_vanished,
    passage_altered,
    source_changed,
    source_gone,
)
"""The rules of this family, in the order of the handbook."""
