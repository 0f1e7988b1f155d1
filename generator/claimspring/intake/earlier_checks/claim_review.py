"""ClaimReviews, in every form they are met in -> checks as printed.

JSON-LD as one object, a list or a `@graph`; in the `script` of a page, in the HTML inside a JSON answer, escaped twice;
microdata; a DataFeed; one object a line. The answers of the Google Fact Check Tools API hold the same under other
names. https://schema.org/ClaimReview, https://developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims
"""

import html
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped]  # it ships no types
from lxml import html as lxml_html

from claimspring.intake.earlier_checks.incoming import IncomingAnswer, IncomingCheck
from claimspring.intake.earlier_checks.media_review import media_finding, with_media

Json: TypeAlias = Any
"""What `json.loads` gives."""

_DEPTH = 40
"""How far objects, and pages inside of them, may be nested."""
_NAME, _MEDIA = "claimreview", "mediareview"


def claim_reviews(text: str) -> Iterator[IncomingCheck]:
    """All ClaimReviews of a file, each once, in its order, and what MediaReviews say of the same pages."""
    once = {json.dumps(one, sort_keys=True, ensure_ascii=False, default=str): one for one in _found(text, 0)}
    media = [one for one in once.values() if isinstance(one, Mapping) and not _is_a(one, _NAME)]
    claims = (one for one in once.values() if not any(one is other for other in media))
    checks = [_of_api(row, *one) if isinstance(one, tuple) else _check(row, one) for row, one in enumerate(claims, 1)]
    return with_media(checks, map(media_finding, media))


def _found(text: str, depth: int) -> Iterator[Json]:
    """The objects, and pairs of a claim and its review in the words of the API."""
    value = _parsed(text)
    if value is not None:
        yield from _walk(value, depth)
    elif "<" in text:
        yield from _in_page(text, depth)


def _parsed(text: str) -> Json | None:
    """JSON, or one JSON value a line; None where it is neither."""
    stripped = text.strip().lstrip("\ufeff")
    if not stripped.startswith(("{", "[")):
        return None
    try:
        return json.loads(stripped, strict=False)
    except (ValueError, RecursionError):
        pass
    try:
        return [json.loads(line, strict=False) for line in stripped.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None


def _walk(value: Json, depth: int) -> Iterator[Json]:
    if depth > _DEPTH:
        return
    match value:
        case dict() if _is_a(value, _NAME):
            yield value
            yield from _walk(value.get("associatedMediaReview"), depth + 1)
        case dict() if _is_a(value, _MEDIA):
            yield value
            yield from _walk(value.get("associatedClaimReview"), depth + 1)
        case dict() if isinstance(value.get("claimReview"), list) and isinstance(value.get("text"), str):
            yield from ((value, review) for review in value["claimReview"] if isinstance(review, dict))
        case dict():
            for part in value.values():
                yield from _walk(part, depth + 1)
        case list():
            for part in value:
                yield from _walk(part, depth + 1)
        case str() if _names_one(value):
            yield from _found(
                value if "<" in value or value.lstrip()[:1] in {"{", "["} else html.unescape(value), depth + 1
            )


def _in_page(text: str, depth: int) -> Iterator[Json]:
    try:
        page = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError):
        return
    for script in page.iter("script"):
        if "json" in (script.get("type") or "").lower() and _names_one(script.text or ""):
            printed = script.text or ""
            yield from _found(printed if _parsed(printed) is not None else html.unescape(printed), depth + 1)
    for name in ("ClaimReview", "MediaReview"):
        yield from map(_microdata, page.xpath(f"//*[@itemscope][contains(@itemtype, '/{name}')]"))
    if depth == 0 and "&lt;script" in text:
        yield from _in_page(html.unescape(text), depth + 1)


def _parser() -> lxml_html.HTMLParser:
    return lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)


def _microdata(item: Any) -> dict[str, Json]:  # noqa: ANN401 -- an element of lxml
    """The object that an element with `itemscope` describes (HTML Standard, 5.2)."""
    found: dict[str, Json] = {"@type": (item.get("itemtype") or "").rpartition("/")[2]}
    waiting = list(item)
    while waiting:
        element = waiting.pop(0)
        names, scoped = (element.get("itemprop") or "").split(), element.get("itemscope") is not None
        for name in names:
            value = _microdata(element) if scoped else _value(element)
            if name in found:
                found[name] = [*(found[name] if isinstance(found[name], list) else [found[name]]), value]
            else:
                found[name] = value
        if not scoped:
            waiting[:0] = list(element)
    return found


def _value(element: Any) -> str:  # noqa: ANN401 -- an element of lxml
    for attribute in ("content", "href", "src", "datetime", "data"):
        if (value := element.get(attribute)) is not None:
            return str(value)
    return " ".join("".join(element.itertext()).split())


def _names_one(text: str) -> bool:
    """Whether a text may hold a review."""
    lowered = text.lower()
    return _NAME in lowered or _MEDIA in lowered


def _is_a(value: Mapping[str, Json], name: str) -> bool:
    kinds = value.get("@type")
    return any(isinstance(kind, str) and kind.rpartition("/")[2].lower() == name for kind in _many(kinds))


def _check(row: int, review: Mapping[str, Json]) -> IncomingCheck:
    rating = _first(review, "reviewRating")
    item = _first(review, "itemReviewed")
    author = _first(review, "author") or _first(review, "publisher")
    claim = next(iter(_texts(review, "claimReviewed")), "")
    if not claim and isinstance(item, Mapping) and _is_a(item, "claim"):
        claim = next(iter([*_texts(item, "name"), *_texts(item, "text")]), "")
    return IncomingCheck(
        row,
        claim=claim,
        language=_text(review, "inLanguage"),
        claimant=", ".join(dict.fromkeys(name for who in _objects(item, "author") for name in _names(who))),
        said_on=_text(item, "datePublished"),
        appearances=tuple(dict.fromkeys(_appearances(item))),
        url=_text(review, "url") or _text(review, "@id"),
        title=_text(review, "headline") or _text(review, "name"),
        publisher=next(iter(_names(author)), ""),
        publisher_url=_text(author, "url") or _text(author, "@id"),
        published=_text(review, "datePublished"),
        modified=_text(review, "dateModified"),
        label=_text(rating, "alternateName") or _text(rating, "name"),
        worst=_text(rating, "worstRating"),
        value=_text(rating, "ratingValue"),
        best=_text(rating, "bestRating"),
        summary=_text(rating, "ratingExplanation") or _text(review, "description"),
        answers=tuple(_answers(review)),
        media=tuple(address for one in _objects(item, "associatedMedia") for address in _texts(one, "contentUrl")),
    )


def _answers(review: Mapping[str, Json]) -> Iterator[IncomingAnswer]:
    """The questions among the review's parts that are answered."""
    for part in _objects(review, "hasPart"):
        asked = _text(part, "name") or _text(part, "text")
        for answer in _objects(part, "acceptedAnswer"):
            answered = _text(answer, "text")
            if asked and answered:
                yield IncomingAnswer(asked, answered, url=_text(answer, "url"))


def _of_api(row: int, claim: Mapping[str, Json], review: Mapping[str, Json]) -> IncomingCheck:
    site = _text(_first(review, "publisher"), "site")
    return IncomingCheck(
        row,
        claim=_text(claim, "text"),
        language=_text(review, "languageCode"),
        claimant=_text(claim, "claimant"),
        said_on=_text(claim, "claimDate"),
        url=_text(review, "url"),
        title=_text(review, "title"),
        publisher=_text(_first(review, "publisher"), "name") or site,
        publisher_url=f"https://{site}/" if site else "",
        published=_text(review, "reviewDate"),
        label=_text(review, "textualRating"),
    )


def _appearances(item: Json) -> Iterator[str]:
    """Where a claim stands: the addresses of the thing itself and of its `appearance`s, first of all the first one."""
    for name in ("firstAppearance", "appearance"):
        for one in _objects(item, name):
            yield from [one] if isinstance(one, str) else _texts(one, "url")
    yield from _texts(item, "url")
    yield from (address for address in _texts(item, "sameAs") if address.startswith("http"))
    if isinstance(item, Mapping):  # some write the type as a key
        for name, value in item.items():
            if name.lower() == "creativework":
                yield from _texts(value, "url")


def _first(value: Json, name: str) -> Json:
    return next(iter(_objects(value, name)), None)


def _objects(value: Json, name: str) -> Sequence[Json]:
    return _many(value.get(name)) if isinstance(value, Mapping) else ()


def _texts(value: Json, name: str) -> list[str]:
    """The texts and numbers under a name, without those that are empty."""
    printed = [str(one).strip() for one in _objects(value, name) if isinstance(one, str | int | float)]
    return [html.unescape(one) for one in printed if one]


def _text(value: Json, name: str) -> str:
    return next(iter(_texts(value, name)), "")


def _names(who: Json) -> list[str]:
    """The names of a person or body, printed as a text, an object, a list, or an object in the place of a name."""
    match who:
        case str():
            return [who.strip()] if who.strip() else []
        case list():
            return [name for one in who for name in _names(one)]
        case dict():
            return _names(who.get("name"))
        case _:
            return []


def _many(value: Json) -> Sequence[Json]:
    return value if isinstance(value, list) else () if value is None else (value,)
