"""All ClaimReviews in one schema.org DataFeed, as aggregators take them: an item for each claim, with its days."""

import json
from collections.abc import Iterable, Iterator, Sequence

from claimspring.exports.batches import Records
from claimspring.exports.claimreview import CONTEXT, desk, whole_review
from claimspring.exports.jsonld import Node, compact
from claimspring.exports.licence import licence
from claimspring.exports.volumes import TextVolume, volumes
from claimspring.i18n.multilingual import encoded
from claimspring.i18n.translator import Words
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ClaimKey
from claimspring.model.settings import Settings
from claimspring.routes.addresses import Addresses
from claimspring.routes.files import CLAIM_REVIEWS


def feed_records(keys: Iterable[ClaimKey], corpus: Corpus, settings: Settings, voices: Sequence[Words]) -> list[bytes]:
    """The ClaimReviews as items of the feed."""
    return [encoded(item) for item in _items(keys, corpus, settings, voices)]


def feed_files(
    batches: Iterable[Records], settings: Settings, modified: str | None = None
) -> Iterator[tuple[str, bytes]]:
    """`data/claimreviews.json` and those after it; each names the next one as a part."""
    addresses = Addresses(settings.languages, settings.site_url)
    head = compact(
        _context=CONTEXT,
        _type="DataFeed",
        name=settings.site_name,
        url=addresses.absolute(CLAIM_REVIEWS),
        inLanguage=settings.languages[0],
        dateModified=modified,
        creator=desk(settings),
        license=licence(settings.licence),
    )

    def end(following: str | None) -> str:
        if following is None:
            return "\n]}\n"
        place = CLAIM_REVIEWS.rpartition("/")[0]
        return f'\n], "hasPart": {_json(compact(_type="DataFeed", url=addresses.absolute(f"{place}/{following}")))}}}\n'

    begun = f'{_json(head).removesuffix("}")}, "dataFeedElement": [\n'
    return volumes(batches, {CLAIM_REVIEWS: lambda: TextVolume(begun, ",\n", end)})


def _items(keys: Iterable[ClaimKey], corpus: Corpus, settings: Settings, voices: Sequence[Words]) -> Iterator[str]:
    for key in keys:
        node = whole_review(key, corpus, settings, voices)
        if node is not None:
            review = {name: value for name, value in node.items() if name != "@context"}
            yield _json(
                compact(
                    _type="DataFeedItem",
                    dateCreated=node.get("datePublished"),
                    dateModified=node.get("dateModified"),
                    item=[review],
                )
            )


def _json(node: Node) -> str:
    return json.dumps(node, ensure_ascii=False)
