"""Corpora from a few lines of YAML, so that a graph and what is known of it fit on one screen.

documents:
  afp: {by: afp, dated: 2023-08-14, kind: agency, from: [statement]}   # all keys may be left out
  statement: primary                                               # short for {kind: primary}
claim: {trail: [afp], credits: [afp], evidence: {supports: [afp]}}
"""

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from claimspring.model.article import Article, ArticleHeader
from claimspring.model.claim import Claim
from claimspring.model.corpus import Corpus, Record
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey, PublisherId, SourceId
from claimspring.model.publisher import Publisher
from claimspring.model.source import Source
from claimspring.trace.impact import Impact
from claimspring.trace.provenance import Provenance

ARTICLE = ArticleId("story")
KEY = ClaimKey(ARTICLE, ClaimId("claim"))

Case = Mapping[str, Any]
T = TypeVar("T")


def corpus_of(case: Case) -> Corpus:
    """The corpus that a case describes: one article, one claim, any number of documents."""
    publishers = {
        PublisherId(name): Publisher.model_validate({"name": name, **fields})
        for name, fields in case.get("publishers", {}).items()
    }
    return Corpus(
        articles={ARTICLE: _record(Article(_header(case.get("article", {})), "Words.", 0))},
        claims={KEY: _record(_claim(case.get("claim", {})))},
        sources={
            SourceId(name): _record(_source(name, fields or {}))
            for name, fields in sorted(case.get("documents", {}).items())
        },
        publishers=dict(sorted(publishers.items())),
    )


def _record(value: T) -> Record[T]:
    return Record("file.yml", "", value)


def _header(fields: Mapping[str, Any]) -> ArticleHeader:
    shape = {"title": "Story", "url": "https://daily.example/story", "publisher": "daily", "language": "en"}
    return ArticleHeader.model_validate(shape | _renamed(fields))


def _source(name: str, fields: Mapping[str, Any] | str) -> Source:
    if isinstance(fields, str):
        fields = {"kind": fields}
    shape: dict[str, Any] = {"publisher": f"{name}-press", "kind": "news"} | _renamed(fields)
    if "unlocated" not in shape:
        shape.setdefault("url", f"https://{name}.example/")
    return Source.model_validate(shape)


def impacts_of(known: Provenance) -> dict[SourceId, Impact]:
    """What hangs on each source that some claim rests on, the heaviest first."""
    return {source: impact for source in known.heaviest if (impact := known.impact(source))}


def _claim(fields: Mapping[str, Any]) -> Claim:
    evidence = [
        {"stance": stance, **_item(item)} for stance, items in fields.get("evidence", {}).items() for item in items
    ]
    credits_ = [item if isinstance(item, dict) else {"source": item} for item in fields.get("credits", [])]
    return Claim.model_validate_json(
        json.dumps(
            {
                "statement": "Something happened.",
                "appearances": [{"exact": "Words."}],
                "kind": "event",
                "trail": [_item(item) for item in fields.get("trail", [])],
                "credits": [{"as": "according to", **item} for item in credits_],
                "evidence": evidence,
            }
        )
    )


def _renamed(fields: Mapping[str, Any]) -> dict[str, Any]:
    names = {"by": "publisher", "dated": "published"}
    shape = {names.get(key, key): value for key, value in fields.items() if key != "from"}
    if "from" in fields:
        shape["derived_from"] = [_item(item) for item in fields["from"]]
    return {key: str(value) if key == "published" else value for key, value in shape.items()}


def _item(item: Mapping[str, Any] | str) -> dict[str, Any]:
    return {"source": item} if isinstance(item, str) else dict(item)
