"""What schema.org (30.0) calls that which carries a claim: an article, a post, a film, a recording, a picture."""

from collections.abc import Mapping
from types import MappingProxyType

from claimspring.model.article import ArticleKind

CARRIER_TYPES: Mapping[ArticleKind, str] = MappingProxyType(
    {
        ArticleKind.ARTICLE: "NewsArticle",
        ArticleKind.POST: "SocialMediaPosting",
        ArticleKind.FILM: "VideoObject",
        ArticleKind.SOUND: "AudioObject",
        ArticleKind.PICTURE: "ImageObject",
        ArticleKind.SPEECH: "CreativeWork",
        ArticleKind.UNKNOWN: "CreativeWork",
    }
)
