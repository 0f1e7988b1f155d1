"""What a spreadsheet would run as a formula, after OWASP's "CSV Injection"."""

import re

FORMULA = re.compile(r"\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n]")
"""Matches at the beginning of such a cell."""
