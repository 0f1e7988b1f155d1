"""A project on disk for the tests, as an editor would have it."""

import json
from collections.abc import Mapping
from pathlib import Path

from claimspring.model.settings import FORMAT


def project(
    root: Path, sources: Mapping[str, tuple[str, tuple[str, ...]]], settings: Mapping[str, object], **more: str
) -> Path:
    """Sources by id, each with its address and its quotations; `more` is added to every source's file."""
    for folder in ("claims/sources", "claims/a", "content/articles"):
        (root / folder).mkdir(parents=True)
    (root / "claims/publishers.yml").write_text("x: {name: X}\n", "utf-8")
    claim = ["statement: x", "appearances: [{exact: hello}]", "kind: event", *(["evidence:"] if sources else [])]
    for name, (address, quotations) in sources.items():
        lines = ["title: T", f"url: {json.dumps(address)}", "publisher: x", "kind: news"]
        lines += [f"{key}: {json.dumps(value)}" for key, value in more.items()]
        (root / f"claims/sources/{name}.yml").write_text("\n".join([*lines, ""]), "utf-8")
        words = map(json.dumps, quotations or ("words that stand nowhere",))
        claim += [f"  - {{source: {name}, stance: supports, passage: {passage}}}" for passage in words]
    (root / "claims/a/c.yml").write_text("\n".join([*claim, ""]), "utf-8")
    plugin = json.dumps({"format": FORMAT, "observe": dict(settings)})
    (root / "mkdocs.yml").write_text(f"site_name: x\nplugins:\n  - claimspring: {plugin}\n", "utf-8")
    return root


def loopback(*ports: int, **changes: object) -> dict[str, object]:
    """Settings that let a run reach servers on loopback, quickly."""
    return {"delay": 0, "deadline": 300, "ports": [*ports], "allow_networks": ["127.0.0.0/8"], **changes}
