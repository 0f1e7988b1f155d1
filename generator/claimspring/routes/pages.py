"""Where the pages of each kind stand, for whatever links to them. The kinds themselves are declared in `site.pages`."""

from claimspring.model.ids import ArticleId, ClaimId, ClaimKey, PersonId, PublisherId, SourceId, TopicId
from claimspring.routes.route import Numbered, Route


def _claim_key(article: str, claim: str) -> ClaimKey:
    return ClaimKey(ArticleId(article), ClaimId(claim))


HOME = Numbered("")
ARTICLES = Numbered("articles/")
ARTICLE = Route("articles/{article}/", ArticleId)
CLAIM = Route("claims/{article}/{claim}/", _claim_key)
CLAIMS = Numbered("claims/")
SOURCE = Route("sources/{source}/", SourceId)
SOURCES = Numbered("sources/")
PUBLISHER = Route("publishers/{publisher}/", PublisherId)
PUBLISHERS = Numbered("publishers/")
PERSON = Route("people/{person}/", PersonId)
PEOPLE = Numbered("people/")
TOPIC = Route("topics/{topic}/", TopicId)
TOPICS = Numbered("topics/")
CORRECTIONS = Numbered("corrections/")
STATUS = Numbered("status/")
SEARCH = Numbered("search/")
SEARCH_WORDS = Numbered("search/words.json")
"""The words of the site, for a search that finds nothing."""
NARRATIVE = Route("{path}", str)
"""What people wrote in Markdown, each page at the place of its file."""
NOT_FOUND = Numbered("404.html")

CONTACT, METHODOLOGY = "contact/", "methodology/"
"""Written pages to which made ones lead."""

CLAIM_JSONLD = Route("data/claims/{article}/{claim}.jsonld", _claim_key)
"""The structured data of a claim, by itself."""
SOURCE_RECORD = Route("data/observations/{source}.json", SourceId)
"""What the machine saw at a source's address, as it was recorded."""
EMBED = Route("embed/{article}/{claim}/", _claim_key)
"""The former address of a claim's card, which leads to that on its page."""
OEMBED = Route("data/oembed/{article}/{claim}.json", _claim_key)
"""The oEmbed answer for a claim's page."""
PICTURE = Route("assets/claims/{article}/{claim}.png", _claim_key)
"""The picture that social networks show beside a claim."""
ARTICLE_FEED = Route("articles/{article}/feed.xml", ArticleId)
"""What is new about the statements of an article."""
ANNOTATIONS = Route("data/articles/{article}.jsonld", ArticleId)
"""The claims of an article as Web Annotations."""
