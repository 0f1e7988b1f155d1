"""A claim for its second person: as readers will see it, what to look at, and what they ask for."""

from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType, claim_key
from claimspring.editor.findings import findings_of_claim
from claimspring.editor.people import signature
from claimspring.editor.rendering import words_in
from claimspring.editor.saved_copies import SavedCopies
from claimspring.editor.screens.names import source_name
from claimspring.editor.screens.screen import Preview, Screen, missing, screen
from claimspring.i18n.multilingual import alone


def show(desk: OpenDesk, _preview: Preview, language: str, article: str, claim: str) -> Screen:
    """One claim to review."""
    key = claim_key(f"{article}/{claim}")
    record = desk.corpus.claims.get(key)
    if record is None:
        raise missing(str(key))
    copies = SavedCopies(desk)
    rating = desk.corpus.ratings.get(record.value.review.verdict) if record.value.review.verdict else None
    return screen(
        desk,
        language,
        "review",
        alone(words_in(language).say("Review")),
        key=key,
        claim=record.value,
        file=FileName(FileType.CLAIM, str(key)),
        rating=rating,
        found=findings_of_claim(desk, key),
        source_name=lambda source: source_name(desk, language, source),
        copy_of=copies.text,
        found_in=lambda source, passage: _found(copies, source, passage),
        me=signature(desk),
    )


def _found(copies: SavedCopies, source: str, passage: str | None) -> bool | None:
    """Whether a passage stands in the copy of its source, word for word; None where there is no copy."""
    copy = copies.text(source)
    if copy is None or not copy.text or not passage:
        return None
    return " ".join(passage.split()) in " ".join(copy.text.split())
