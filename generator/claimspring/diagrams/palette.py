"""The colours of verdicts where no style sheet reaches: pictures and cards on other people's pages."""

from collections.abc import Mapping
from types import MappingProxyType

VERDICT_COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "check": "#257780",
        "mostly": "#042c73",
        "half": "#ab530d",
        "barely": "#8a141c",
        "cross": "#8a141c",
        "question": "#171b20",
        "balance": "#55206b",
        "satire": "#783dbc",
    }
)
"""By the rating's icon, as on the site's light pages: every one at least 4.5 to 1 on white."""

OTHER_VERDICT = "#57606a"
