"""Names of media that articles credit: agencies, broadcasters, newspapers; from `outlets.txt`, one to a line."""

from pathlib import Path

OUTLETS = frozenset(Path(__file__).with_name("outlets.txt").read_text(encoding="utf-8").lower().split("\n")) - {""}
"""In small letters, without article."""
