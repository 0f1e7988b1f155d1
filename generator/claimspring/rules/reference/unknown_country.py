"""A publisher's country is no country code.

## What it does
Looks up `country` of every publisher among the territories of ISO 3166-1 (Unicode CLDR).

## Why it is bad
A state outlet on its own government can only be recognised when both have the same, real country.

## Example
```yaml
cgtn:
  name: CGTN
  country: China
```

## What to write instead
The two letters of ISO 3166-1, in capitals.

```yaml
cgtn:
  name: CGTN
  country: CN
```
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.model.suggest import nearest
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """Every country that is none, once for each publisher."""
    known: dict[str, str] = {}
    for publisher_id, publisher in context.corpus.publishers.items():
        country = publisher.country
        if country is None:
            continue
        known = known or _territories()
        if country not in known:
            yield Problem(
                "claims/publishers.yml",
                (publisher_id, "country"),
                f"'{country}' is no country code",
                _hint(country, known),
                replacement=country.upper() if country.upper() in known else None,
            )


def _hint(country: str, known: dict[str, str]) -> str:
    codes = {name: code for code, name in known.items()}
    if country.upper() in known:
        return f"did you mean '{country.upper()}'?"
    name = nearest(country, codes)
    return f"did you mean '{codes[name]}' ({name})?" if name else "give the two letters of ISO 3166-1, such as FR"


def _territories() -> dict[str, str]:
    """Code -> English name."""
    from babel import Locale  # noqa: PLC0415 -- takes longer than every other rule; wanted only where a country is named

    return {code: name for code, name in Locale("en").territories.items() if len(code) == 2}
