"""The list of topics, those with most statements first."""

from typing import NamedTuple

from claimspring.i18n.labels import mark
from claimspring.model.ids import ClaimKey, TopicId
from claimspring.model.topic import Topic
from claimspring.routes.pages import TOPICS
from claimspring.site.page import Menu, PageContent, PageKind
from claimspring.site.pages.people import LEAST
from claimspring.site.paging import leaf, numbers
from claimspring.site.site import Site
from claimspring.site.tallies import TallyItem, tally_of
from claimspring.site.view import View

PAGE_SIZE = 500


class ListedTopic(NamedTuple):
    """A line of the list."""

    name: TopicId
    topic: Topic
    number: int
    tally: list[TallyItem]
    only: ClaimKey | None
    """The one statement to which the list leads where there is no page."""


def known_topics(site: Site) -> list[TopicId]:
    """The topics on which something is published, those with most statements first."""
    found = [name for name in site.corpus.topics if name in site.on_topic]
    return sorted(found, key=lambda name: (-len(site.on_topic[name]), name))


def listed_topic(view: View, name: TopicId) -> ListedTopic:
    """A topic for a list."""
    claims = view.site.on_topic[name]
    only = None if len(claims) >= LEAST else claims[0]
    return ListedTopic(name, view.site.corpus.topics[name], len(claims), tally_of(view, claims), only)


def topics_content(view: View, number: int) -> PageContent:
    """One page of the list."""
    shown = leaf(TOPICS, number, known_topics(view.site), PAGE_SIZE)
    return PageContent(
        title=view.words.say("Topics"),
        description=view.words.say("The subjects of the statements that were checked."),
        values={"leaf": shown, "topics": [listed_topic(view, name) for name in shown.items]},
    )


TOPICS_KIND = PageKind(
    name="topics",
    route=TOPICS,
    subjects=lambda view: numbers(len(known_topics(view.site)), PAGE_SIZE) if known_topics(view.site) else (),
    content=topics_content,
    search="a list of what has pages of its own",
    last_change=lambda site, _: site.last_change,
    section=TOPICS,
    menu=(Menu.TOP, mark("Topics")),
    introduced=True,
    typeset=False,
)
