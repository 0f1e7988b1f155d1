"""The words of a site, for a search that finds nothing: the nearest of them, and the pages that hold it.

Input: a view in one language. Output: JSON: words as they are written, folded, each with the pages that hold it, and
those pages with title, verdict and address. Only words that few pages hold help anybody on; the others are left out.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator

from claimspring.anchor.normalise import fold
from claimspring.i18n.multilingual import alone
from claimspring.routes.pages import CLAIM, PERSON, PUBLISHER, SEARCH, TOPIC
from claimspring.site.pages.people import LEAST, statements_with
from claimspring.site.view import View

_WORD = re.compile(r"[^\W\d_]{4,}")
_MOST = 5
"""So many pages are named for a word."""


def words_json(view: View) -> str:
    """The file that the search page asks for when nothing was found."""
    pages: list[tuple[str, str, str]] = []
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for number, (title, verdict, place, texts) in enumerate(_pages(view)):
        pages.append((title, verdict, alone(view.way(SEARCH.place(), place))))
        for word in dict.fromkeys(_WORD.findall(" ".join(texts))):
            holding[word].append(number)
    words: dict[str, tuple[str, list[int]]] = {}
    for word, held in holding.items():  # in the order in which they are first read
        folded = fold(word).casefold()
        if known := words.get(folded):
            words[folded] = (max(known[0], word, key=str.istitle), sorted({*known[1], *held}))
        else:
            words[folded] = (word, held)
    few = max(_MOST, len(pages) // 10)
    kept = {folded: [word, held[:_MOST]] for folded, (word, held) in sorted(words.items()) if len(held) <= few}
    return json.dumps({"words": kept, "pages": pages}, ensure_ascii=False, separators=(",", ":"))


def _pages(view: View) -> Iterator[tuple[str, str, str, list[str]]]:
    """Title, verdict and place of each page, and the texts whose words lead to it."""
    site, corpus = view.site, view.site.corpus
    for key in site.gravest:
        line = view.line(key)
        title = alone(view.plain(line.claim.statement))
        verdict = alone(view.plain(line.rating.label)) if line.rating else ""
        yield title, verdict, CLAIM.place(key), [title, alone(view.plain(line.fact))]
    for publisher, body in corpus.publishers.items():
        name = alone(view.plain(body.name))
        yield name, "", PUBLISHER.place(publisher), [name, alone(view.plain(body.short)), *body.aliases]
    for person, one in corpus.people.items():
        if len(statements_with(site, person)) >= LEAST:
            name = alone(view.plain(one.name))
            yield name, "", PERSON.place(person), [name, *one.aliases]
    for topic, subject in corpus.topics.items():
        if len(site.on_topic.get(topic, ())) >= LEAST:
            name = alone(view.plain(subject.name))
            yield name, "", TOPIC.place(topic), [name, *subject.aliases]
