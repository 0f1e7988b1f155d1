"""The page of a topic: what was found on it, its statements, where their evidence began, what is related."""

from collections import Counter

from claimspring.i18n.html import escaped
from claimspring.i18n.labels import mark
from claimspring.model.ids import PublisherId, TopicId
from claimspring.routes.pages import TOPIC, TOPICS
from claimspring.site.page import PageContent, PageKind
from claimspring.site.pages.people import LEAST
from claimspring.site.pages.topics import ListedTopic, listed_topic
from claimspring.site.search_document import SearchDocument, said
from claimspring.site.tallies import tally_of
from claimspring.site.view import View

RELATED_SHOWN = 8
PUBLISHERS_SHOWN = 3


def topic_content(view: View, topic: TopicId) -> PageContent:
    """The page of one topic."""
    value, claims = view.site.corpus.topics[topic], view.site.on_topic[topic]
    name = view.plain(value.name)
    return PageContent(
        title=name,
        description=view.plain(value.summary) or view.words.say("What was found on %(name)s.", name=name),
        values={
            "topic": value,
            "tally": tally_of(view, claims),
            "lines": [view.line(key) for key in claims],
            "publishers": _publishers(view, topic),
            "related": _related(view, topic),
        },
    )


def _publishers(view: View, topic: TopicId) -> list[tuple[PublisherId, int]]:
    """Whose documents are evidence for most of the statements, with the number of these."""
    numbers: Counter[PublisherId] = Counter()
    for key in view.site.on_topic[topic]:
        documents = (view.site.source(evidence.source) for evidence in view.site.claim(key).evidence)
        numbers.update({document.publisher for document in documents if document})
    return sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))[:PUBLISHERS_SHOWN]


def _related(view: View, topic: TopicId) -> list[ListedTopic]:
    """The topics that share most statements with this one."""
    site = view.site
    shared = Counter(other for key in site.on_topic[topic] for other in site.claim(key).topics if other != topic)
    known = [name for name in shared if name in site.corpus.topics]
    order = sorted(known, key=lambda name: (-shared[name], name))[:RELATED_SHOWN]
    return [listed_topic(view, name) for name in order]


def _document(view: View, topic: TopicId) -> SearchDocument:
    value = view.site.corpus.topics[topic]
    return SearchDocument(
        mark("Topics"), view.plain(value.name), [escaped(", ".join(value.aliases)), said(view, value.summary)]
    )


TOPIC_KIND = PageKind(
    name="topic",
    route=TOPIC,
    subjects=lambda view: [name for name in view.site.corpus.topics if len(view.site.on_topic.get(name, ())) >= LEAST],
    content=topic_content,
    search=_document,
    last_change=lambda site, topic: site.last_change_of(site.on_topic.get(topic, ())),
    section=TOPICS,
    typeset=False,
)
