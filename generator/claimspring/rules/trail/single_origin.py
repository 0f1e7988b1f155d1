"""All the evidence for a verdict goes back to one origin.

## What it does
Follows every piece of evidence that bears on a decided verdict back to where the information began, and counts the
origins that are independent of each other. Documents that share an origin count once; so do documents of one publisher
or of publishers with one owner, and the versions of one text. Who said something is settled by their own words: a claim
of kind `quotation` needs no second origin where the one it has is primary and was found: what nobody has seen settles
nothing.

Where a claim asks `questions`, the origins are counted for each: three documents that answer three questions are one
witness for each. A question is settled by its `authority`, whoever did the thing. The text that the article's sentence
comes from counts for none beside others; alone it is one origin.

Where the one origin is primary, was found, and nobody else can know (an office counts its own figures, a ministry
announces its own plans), `sole_because` at the evidence says why; readers see the reason beside the passage.

## Why it is bad
Two outlets that quote one agency are one witness. The codes of the fact-checkers ask for two sources that know of
their own, or for a reason why there cannot be.

## Example
```yaml
evidence:
  - {source: daily-2023-08-14, stance: supports, passage: will visit Russia}    # both print
  - {source: herald-2023-08-14, stance: supports, passage: will visit Russia}   # the same dispatch
```

## What to write instead
Add evidence that began elsewhere. Where there can be none, say why.

```yaml
evidence:
  - source: office-2023-08
    stance: supports
    passage: 4.1 percent
    sole_because: Nobody but the office counts the unemployed of the whole country.
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim, ClaimKind, Question
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Route, Severity
from claimspring.model.ids import QuestionId
from claimspring.model.source import SourceKind
from claimspring.rules.context import Context
from claimspring.rules.verdicts import bearing
from claimspring.trace.claim import ClaimTrace
from claimspring.trace.lineage_summary import Descent

SEVERITY = Severity.ERROR


def check_trace(context: Context, record: Record[Claim], trace: ClaimTrace) -> Iterator[Problem]:
    """Every decided verdict, or answer to one of its questions, that has exactly one independent origin."""
    asked = {question.id: (index, question) for index, question in enumerate(record.value.questions)}
    if not trace.by_question:
        if trace.evidence.independent_origins == 1 and not _is_enough(record.value, trace, None):
            name = _whose(context, trace, trace.evidence)
            yield _problem(record.path, ("evidence",), name, "add evidence that began elsewhere")
        return
    for name, found in trace.by_question.items():
        index, question = asked.get(name, (0, None))
        if question is None or found.independent_origins != 1:
            continue
        if not (_is_authority(trace, found, question) or _is_enough(record.value, trace, name)):
            hint = "add evidence that began elsewhere, or name under 'authority' who can say it alone"
            yield _problem(record.path, ("questions", index), _whose(context, trace, found), hint)


def _problem(path: str, route: Route, name: str, hint: str) -> Problem:
    message = f"all the evidence comes from one place, '{name}'"
    return Problem(
        path, route, message, f"{hint}, or say under 'sole_because' of that evidence why there can be none", at_key=True
    )


def _whose(context: Context, trace: ClaimTrace, found: Descent) -> str:
    """Whose document the one origin is; its id where that is not known."""
    publisher = trace.article.graph.publisher_of(found.origins[0])
    known = context.corpus.publishers.get(publisher) if publisher else None
    return known.name.pick("en").words if known else str(found.origins[0])


def _is_authority(trace: ClaimTrace, found: Descent, question: Question) -> bool:
    """Whether whoever did the thing is the one origin, by the document or by the publisher."""
    names = {str(name) for origin in found.origins for name in (origin, trace.article.graph.publisher_of(origin))}
    return str(question.authority) in names if question.authority else False


def _is_enough(claim: Claim, trace: ClaimTrace, question: QuestionId | None) -> bool:
    """Whether the one origin is primary and was found, and is the one to ask: the speaker, or who alone can know."""
    found = trace.evidence if question is None else trace.by_question[question]
    sources = [trace.article.graph.source(origin) for origin in found.origins]
    is_found = all(source and source.kind is SourceKind.PRIMARY and source.url for source in sources)
    of_it = [evidence for _, evidence in bearing(claim) if question is None or evidence.answers == question]
    says_why = any(evidence.sole_because for evidence in of_it)
    return is_found and (says_why or claim.kind is ClaimKind.QUOTATION)
