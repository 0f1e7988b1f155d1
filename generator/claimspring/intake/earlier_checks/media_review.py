"""schema.org MediaReviews, which say how a picture, film or sound was made or used -> what a check can hold of them.

They name no claim and give no verdict on one, so they go to the ClaimReview that they belong to. What stands alone is
told, and not made a claim. https://schema.org/MediaReview
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeAlias

from claimspring.intake.earlier_checks.incoming import IncomingCheck

Json: TypeAlias = Any
"""What `json.loads` gives."""

_KEPT = ("mediaAuthenticityCategory", "originalMediaContextDescription", "originalMediaLink")
_ALONE = (
    "a MediaReview says how a picture, film or sound was made, and names no claim",
    ("write the claim into a table beside its address, and import that"),
)


class MediaFinding(NamedTuple):
    """What a MediaReview says."""

    address: str
    """The page that says it."""
    title: str
    media: tuple[str, ...]
    """The pictures, films and sounds."""
    extra: Mapping[str, str]
    """Its category and context, word for word, by the names of schema.org."""


def media_finding(review: Mapping[str, Json]) -> MediaFinding:
    """What one object of that type says."""
    items = [one for one in _many(review.get("itemReviewed")) if isinstance(one, Mapping)]
    media = (address for one in items for name in ("contentUrl", "embedUrl") for address in _texts(one.get(name)))
    category, *rest = _KEPT
    kept = {category: ", ".join(one.rpartition("/")[2] for one in _texts(review.get(category)))}
    kept |= {name: " ".join(_texts(review.get(name))) for name in rest}
    title = next(iter([*_texts(review.get("headline")), *_texts(review.get("name"))]), "")
    address = next(iter([*_texts(review.get("url")), *_texts(review.get("@id"))]), "")
    return MediaFinding(address, title, tuple(dict.fromkeys(media)), {name: kept[name] for name in kept if kept[name]})


def with_media(checks: Sequence[IncomingCheck], findings: Iterable[MediaFinding]) -> Iterator[IncomingCheck]:
    """The checks of a file, with what its MediaReviews say of the same page; behind them those that stand alone."""
    held, alone = list(checks), []
    for finding in findings:
        only = len(held) == 1 and not finding.address
        same = [at for at, check in enumerate(held) if only or check.url == finding.address]
        for at in same:
            held[at] = _joined(held[at], finding)
        if not same:
            alone.append(finding)
    yield from held
    for row, finding in enumerate(alone, len(held) + 1):
        yield IncomingCheck(row, url=finding.address, title=finding.title, unread=_ALONE)


def _joined(check: IncomingCheck, finding: MediaFinding) -> IncomingCheck:
    media = tuple(dict.fromkeys([*check.media, *finding.media]))
    return replace(check, media=media, extra={**check.extra, **finding.extra})


def _texts(value: Json) -> list[str]:
    return [one.strip() for one in _many(value) if isinstance(one, str) and one.strip()]


def _many(value: Json) -> Sequence[Json]:
    return value if isinstance(value, list) else () if value is None else (value,)
