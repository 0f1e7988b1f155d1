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
from functools import cache

from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import PublisherId
from claimspring.model.publisher import Publisher
from claimspring.model.suggest import nearest
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_publisher(context: Context, publisher_id: PublisherId, publisher: Publisher) -> Iterator[Problem]:
    """Every country that is none, once for each publisher."""
    country = publisher.country
    if country is None or country in (known := _territories()):
        return
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


@cache
def _territories() -> dict[str, str]:
    """Code -> English name."""
    from babel import Locale  # noqa: PLC0415 -- takes longer than every other rule; wanted only where a country is named

    return {code: name for code, name in Locale("en").territories.items() if len(code) == 2}
