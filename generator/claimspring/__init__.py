"""Claimspring: a news article turned into claims that anyone can check.

The packages are the stages of the data's way, each importing only from levels below its own: `model` (level 0),
`read`, `anchor` and `trace` (1), `extract`, `rules`, `render`, `search` and `report` (2), `build` and `observe` (3),
`cli` and `mkdocs_plugin` (4).
"""
