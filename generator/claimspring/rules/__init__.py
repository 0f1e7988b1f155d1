"""A desk's standards. Level 2: corpus and facts in, reported problems out; pure.

A rule is a module in the folder of its family: its docstring is the page that `claimspring explain` prints, `SEVERITY`
its default severity, and `check(context)` yields problems. What is found elsewhere, by the reader above all, is
described in `catalogue/`. `registry.py` lists them all; `run.py` runs them, applies the project's settings and the
files' exceptions.
"""
