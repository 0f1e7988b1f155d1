"""What the files of an earlier format look like in the next one: a module a step, all of them in `registry`.

A migration gets the project's files as the ones before it left them, and changes them in memory; `claimspring upgrade`
shows the difference and puts all of it in place at once. A new one: a module with a `MIGRATION`, its line in the
registry, `FORMAT` in `model/settings.py` one higher, a project before and after under `tests/cases/upgrade/`.
"""
