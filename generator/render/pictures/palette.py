"""The colours of verdicts where no style sheet reaches: pictures and cards on other people's pages."""

from collections.abc import Mapping
from types import MappingProxyType

VERDICT_COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "check": "#2f6f74",
        "mostly": "#042c73",
        "warning": "#955012",
        "cross": "#773031",
        "question": "#3a4644",
        "conflict": "#3a4644",
        "satire": "#6b33ad",
    }
)
"""By the rating's icon, as on the site's light pages: every one at least 4.5 to 1 on white."""

OTHER_VERDICT = "#3a4644"
