"""The verdict of a claim: what it still wants to be told, and what was typed elsewhere and can be taken."""

from collections.abc import Mapping
from dataclasses import dataclass

from claimspring.editor.right_words import corrected
from claimspring.editor.screens.claim_choices import ClaimChoices
from claimspring.model.claim import FACT, REASON


@dataclass(frozen=True)
class VerdictView(ClaimChoices):
    """What the verdict's part of the screen shows."""

    @property
    def finds_fault(self) -> bool:
        """Whether its verdict wants to be told what would be right, or somebody has told it."""
        from claimspring.rules.verdicts import faults  # noqa: PLC0415 -- rules; drafts need none

        review = self.claim.review
        return bool(review.fix or review.fix_none or (review.verdict and faults(self.claim, self.desk.corpus.ratings)))

    def corrected(self, language: str) -> str:
        """The statement in a language as it would be right."""
        return corrected(self.claim, language)

    @property
    def overlong_fact(self) -> int:
        """The length of a corrected sentence that is too long to say what is the case; 0 where none is."""
        return max((len(text) for text in self._unsaid_facts().values() if len(text) > FACT), default=0)

    @property
    def fact_offered(self) -> Mapping[str, str]:
        """By language, the corrected sentence where nobody has said yet what is the case, and it is short enough."""
        return {tag: text for tag, text in self._unsaid_facts().items() if len(text) <= FACT}

    def _unsaid_facts(self) -> dict[str, str]:
        """By language, the corrected sentence where nobody has said yet what is the case."""
        told = self.claim.review.fact
        fixed = {tag for fix in self.claim.review.fix for tag in fix.right}
        return {tag: self.corrected(tag) for tag in self.claim.statement if tag in fixed and not (told and tag in told)}

    @property
    def reason_offered(self) -> Mapping[str, str]:
        """By language, the reason in one sentence where none is given in short, and it is short enough."""
        review = self.claim.review
        told = review.reasons[0].root if review.reasons else {}
        summary = review.summary.root if review.summary else {}
        return {tag: text for tag, text in summary.items() if tag not in told and len(text) <= REASON}

    @property
    def is_decided(self) -> bool:
        """Whether its verdict says something either way; before there is one, that it will."""
        rating = self.desk.corpus.ratings.get(self.claim.review.verdict) if self.claim.review.verdict else None
        return rating is None or rating.decided

    @property
    def is_told_apart(self) -> bool:
        """Whether the first of the reasons in short is not just the reason in one sentence, or has to be another."""
        review = self.claim.review
        summary = review.summary.root if review.summary else {}
        first = review.reasons[0].root if review.reasons else {}
        return any(len(text) > REASON for text in summary.values()) or any(
            text != summary.get(tag) for tag, text in first.items()
        )
