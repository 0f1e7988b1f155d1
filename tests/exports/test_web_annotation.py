from claimspring.exports.web_annotation import ClaimedWords, annotations
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ArticleId, ClaimKey
from claimspring.model.settings import Settings


def test_an_annotation_points_at_the_words_by_quotation_and_by_position(
    corpus: Corpus, settings: Settings, key: ClaimKey
) -> None:
    text = corpus.articles[ArticleId("visit")].value.text
    start = text.index("refused the call")

    node = annotations(ClaimedWords(ArticleId("visit"), text, {key: [(start, start + 16)]}), corpus, settings, "en")

    collection = "https://example.org/desk/articles/visit/#annotations"
    (item,) = node["first"]["items"]
    assert (node["id"], node["type"]) == (collection, "AnnotationCollection")
    assert node["first"] == {"id": f"{collection}-1", "type": "AnnotationPage", "startIndex": 0, "items": [item]}
    quotation, position = item["target"]["selector"]
    assert node["total"] == 1
    assert item["motivation"] == "assessing"
    assert item["target"]["source"] == "https://example.org/article"
    assert (quotation["prefix"], quotation["suffix"]) == ("The minister ", ". He never said why.")
    assert quotation["exact"] == text[position["start"] : position["end"]] == "refused the call"
    assert [body.get("value") for body in item["body"]] == ["The minister refused the call.", None, "refuted"]


def test_an_article_without_claims_has_an_empty_collection(corpus: Corpus, settings: Settings) -> None:
    assert annotations(ClaimedWords(ArticleId("visit"), "", {}), corpus, settings, "en")["total"] == 0
