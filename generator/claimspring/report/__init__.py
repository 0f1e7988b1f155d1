"""Findings in, text out: for people, for GitHub, for other programs. Level 2, pure: nothing is printed here."""
