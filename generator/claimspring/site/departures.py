"""What readers knew under a name that is no more: what the record says of it last, and where its address leads."""

from collections.abc import Collection, Mapping

from claimspring.model.corpus import Corpus
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.model.published import Edition, RecordedKind, RecordedName


def gone_claims(corpus: Corpus, there: Collection[ClaimKey]) -> dict[ClaimKey, Edition]:
    """The claims that are published no more, with what their record says last; the last to go first."""
    records = corpus.publications.items()
    found = {key: record.value.last for key, record in records if record.value.last.ends and key not in there}
    return dict(sorted(found.items(), key=lambda item: (-item[1].on.toordinal(), item[0])))


def successors(key: ClaimKey, gone: Mapping[ClaimKey, Edition], there: Collection[ClaimKey]) -> tuple[ClaimKey, ...]:
    """The published claims to which one that is gone leads, over any number of others."""
    seen = dict.fromkeys([key])
    for name in (queue := list(seen)):
        to = gone[name].to if name in gone else ()
        names = (one.partition("/") for one in to)
        others = [ClaimKey(ArticleId(article), ClaimId(claim)) for article, _, claim in names]
        fresh = [other for other in others if other not in seen]
        seen |= dict.fromkeys(fresh)
        queue += fresh
    return tuple(other for other in seen if other in there)


def moved_names(corpus: Corpus) -> dict[RecordedName, str]:
    """Names that articles, sources and the like had, each with the name of today, over any number of others."""
    known: Mapping[RecordedKind, Collection[str]] = {
        RecordedKind.ARTICLE: corpus.articles,
        RecordedKind.SOURCE: corpus.sources,
        RecordedKind.PUBLISHER: corpus.publishers,
        RecordedKind.PERSON: corpus.people,
        RecordedKind.TOPIC: corpus.topics,
    }
    last = {name: record.value.last for name, record in corpus.names.items()}
    found: dict[RecordedName, str] = {}
    for name in last:
        now, seen = name, {name}
        while now in last and last[now].ends and (now := RecordedName(name.kind, last[now].to[0])) not in seen:
            seen.add(now)
        if now != name and name.id not in known[name.kind] and now.id in known[name.kind]:
            found[name] = now.id
    return found
