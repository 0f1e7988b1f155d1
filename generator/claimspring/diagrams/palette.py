"""The colours of verdicts where no style sheet reaches: pictures and cards on other people's pages."""

from collections.abc import Mapping
from types import MappingProxyType

VERDICT_COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "check": "#317679",
        "mostly": "#042c73",
        "half": "#a35611",
        "barely": "#8f1f26",
        "cross": "#8f1f26",
        "question": "#3c4648",
        "balance": "#5a4a00",
        "satire": "#783dbc",
    }
)
"""By the rating's icon, as on the site's light pages: every one at least 4.5 to 1 on white."""

OTHER_VERDICT = "#57606a"
