"""An article in a reader's language: the translation of each of its sentences, with the words of claims marked in it.

Input: a site, an article, a language, the article's sentences by their ids. Output: translations by the same ids. A
sentence that the translation lacks, or has otherwise than the article, is not there: the page shows the original.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping

from claimspring.anchor.normalise import fold
from claimspring.model.claim import Claim
from claimspring.model.ids import ArticleId
from claimspring.model.translation import Translation, TranslationKey
from claimspring.site.sentence_rows import ClaimSpan
from claimspring.site.site import Site


def translation_of(site: Site, article: ArticleId, language: str) -> Translation | None:
    """The translation of an article; None where there is none, or where the article is in that language."""
    if site.corpus.articles[article].value.header.language == language:
        return None
    record = site.corpus.translations.get(TranslationKey(article, language))
    return record.value if record else None


def translated_sentences(translation: Translation, sentences: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The translations by the ids of the sentences, which are given as pairs of id and words."""
    waiting: dict[str, deque[str]] = defaultdict(deque)
    for entry in translation.sentences:
        waiting[_folded(entry.original)].append(entry.text)
    found: dict[str, str] = {}
    for name, words in sentences:
        texts = waiting.get(_folded(words))
        if texts:
            found[name] = texts.popleft() if len(texts) > 1 else texts[0]
    return found


def claimed_words(text: str, language: str, claims: Iterable[tuple[int, str, Claim]]) -> Iterator[ClaimSpan]:
    """Where claims, each with its number and class, have their words in a translated sentence."""
    for number, style, claim in claims:
        for appearance in claim.appearances:
            words = appearance.in_.root.get(language) if appearance.in_ else None
            if words and text in words:
                yield ClaimSpan(0, len(text), number, style)
            elif words and (start := text.find(words)) >= 0:
                yield ClaimSpan(start, start + len(words), number, style)


def _folded(words: str) -> str:
    return " ".join(fold(words).split())
