"""A file that does not fit its place -> the place where it would."""

from collections.abc import Mapping

from claimspring.model.article import ArticleHeader
from claimspring.model.base import Model
from claimspring.model.claim import Claim
from claimspring.model.publisher import Publisher
from claimspring.model.source import Source
from claimspring.read.fault import Misfit
from claimspring.read.fields import fields_of

_HOMES: Mapping[type[Model], tuple[str, str]] = {
    Claim: ("a claim", "move it to the folder of its article: claims/<article>/"),
    Source: ("a source", "move it to claims/sources/"),
    Publisher: ("a publisher", "write it into claims/publishers.yml, indented below an id"),
    ArticleHeader: ("the head of an article", "move it to content/articles/, with the article's text below it"),
}

_FEWEST = 2
"""Keys of another kind of file that are none of this one's, for the file to be taken for one of the other."""


def misplaced(model: type[Model], data: Mapping[str, object]) -> Misfit | None:
    """What a file that is read as `model` really is; None where its keys are those of its kind, or of none better."""
    foreign = data.keys() - set(fields_of(model, ()))
    if len(foreign) < _FEWEST:
        return None
    others = (other for other in _HOMES if other is not model)
    best = max(others, key=lambda other: len(data.keys() & set(fields_of(other, ()))))
    known = set(fields_of(best, ()))
    if len(foreign & known) < _FEWEST or len(data.keys() & known) <= len(data.keys() - foreign):
        return None
    what, hint = _HOMES[best]
    return Misfit("misplaced-file", (), f"this is {what}, which does not belong here", hint)
