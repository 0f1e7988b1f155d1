"""Small projects to read."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

CLAIM = """\
# yaml-language-server: $schema=../schema/claim.json
statement:
  en: The bridge was closed for a week.
  fr: Le pont a été fermé une semaine.
appearances:
  - exact: le pont a été fermé
kind: event
topics: [bridges, transport]
review:
  status: published
  verdict: supported
  rationale:
    en: |
      The operator said so.

      Twice.
  reviewed_on: 2026-01-05
evidence:
  - source: operator-notice  # the first
    stance: supports
    passage: "The bridge: closed"
  - {source: town-gazette, stance: context}
"""

SOURCE = """\
title: Notice to travellers
url: https://operator.example/notice
publisher: operator
kind: primary
published: 2026-01
"""

ARTICLE = """\
---
title: Bridge closed
url: https://paper.example/bridge
publisher: paper
language: fr
---

Hier, le pont a été fermé.
"""

PROJECT = {
    "content/articles/bridge.md": ARTICLE,
    "claims/bridge/closed.yml": CLAIM,
    "claims/sources/operator-notice.yml": SOURCE,
    "claims/publishers.yml": "operator: {name: The operator}\npaper: {name: The paper, owner: operator}\n",
    "claims/ratings.yml": "supported: {label: Supported, definition: The evidence bears it out., icon: check}\n",
    "claims/observations/operator-notice.json": '{"entries": []}',
}


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """Makes a project's folder; files given replace or add to those of a good one, None leaves one out."""

    def make(files: Mapping[str, str | bytes | None] | None = None) -> Path:
        for path, content in {**PROJECT, **(files or {})}.items():
            if content is not None:
                target = tmp_path / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return make
