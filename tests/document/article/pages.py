"""Pages for the tests, plainly made up."""

import json
from collections.abc import Sequence

SENTENCES = (
    "The harbour of Westport will stay closed to ferries until the end of May, the port authority said on Monday.",
    "Divers found cracks in two of the nine pillars that carry the northern pier, which was built in 1962.",
    "“We cannot let anyone walk on it before we know more,” said the harbour master, who asked for patience.",
    "Repairs will cost about 4.2 million euros, of which the region pays half, according to a first estimate.",
    "About 3,100 people take the ferry every day; buses will bring them round the bay in the meantime.",
    "The last time that the pier was closed for longer than a week was after the storm of January 1990.",
    "An engineer will report to the council at its meeting on the second Tuesday of next month.",
)


def page(
    body: str | Sequence[str] = SENTENCES,
    *,
    head: str = "",
    title: str = "Pier closed until May - Westport Echo",
    heading: str = "Pier closed until May",
    language: str = ' lang="en"',
    data: object = None,
) -> str:
    """An article's page, with a menu above and a footer below."""
    text = body if isinstance(body, str) else "".join(f"<p>{sentence}</p>\n" for sentence in body)
    structured = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    return (
        f"<!doctype html><html{language}><head><meta charset=utf-8><title>{title}</title>{head}{structured}</head>"
        "<body>"
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f'<main><article><h1>{heading}</h1><div class="article-body">{text}</div></article></main>'
        '<footer><p>Copyright Westport Echo. All rights reserved.</p><a href="/imprint">Imprint</a></footer>'
        "</body></html>"
    )


def article(**fields: object) -> dict[str, object]:
    """Structured data of an article."""
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Pier closed until May", **fields}
