"""Which publishers readers may know; that no byte of a draft gets out is held by the built site."""

from claimspring.model.article import Article, ArticleHeader
from claimspring.model.corpus import Corpus, Record
from claimspring.model.ids import ArticleId, PublisherId
from claimspring.model.publisher import Publisher
from claimspring.site.readers_corpus import for_readers


def test_a_publisher_that_nothing_names_is_not_shown() -> None:
    header = ArticleHeader.model_validate(
        {"title": "Title", "language": "en", "publisher": "wire", "url": "https://w.example/"}
    )
    publishers = {
        "wire": Publisher.model_validate({"name": "Wire", "owner": "house"}),
        "house": Publisher.model_validate({"name": "House"}),
        "idle": Publisher.model_validate({"name": "Idle"}),
    }
    corpus = Corpus(
        articles={ArticleId("visit"): Record("content/articles/visit.md", "", Article(header, "Words.", 0))},
        publishers={PublisherId(name): value for name, value in publishers.items()},
    )
    shown = for_readers(corpus, in_review=False)
    assert set(shown.publishers) == {"wire", "house"}
    assert for_readers(shown, in_review=False) is shown
