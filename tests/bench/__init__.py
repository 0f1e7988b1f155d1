"""Measurements: each module is a command, `python -m tests.bench.<name>`; `make bench` runs them all."""
