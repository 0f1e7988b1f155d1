"""A line of an article is meant as a label and is none.

## What it does
Reads the lines of an article that say what the block below them is: `{.standfirst}`, `{.caption lang="es"}`,
`{.credit}`, `{.pullquote}`, `{.furniture}`, `{.live time="2024-03-02T21:43:18Z" id="e-12"}`, `{.page n="3"}`. It tells
of other names, keys and values, and of labels with no block below.

## Why it is bad
Readers see such a line as text, and what it was to say is lost.

## Example
```markdown
{.captoin lang="es"}
El puente, el lunes
```

## What to write instead
```markdown
{.caption lang="es"}
El puente, el lunes
```
"""

from collections.abc import Iterator

from claimspring.model.article import Article
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ArticleId
from claimspring.reading.label_faults import label_faults
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_article(context: Context, article_id: ArticleId, record: Record[Article]) -> Iterator[Problem]:
    """Every line that looks like a label and says nothing."""
    for start, end, fault in label_faults(record.value):
        yield Problem(record.path, (), fault.message, fault.hint, offsets=(start, end))
