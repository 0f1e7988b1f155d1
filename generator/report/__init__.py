"""Findings to text, JSON, GitHub annotations, SARIF and JUnit. Pure; level 2."""
