"""The editor's queue in, one JSON value out."""

import json
from collections.abc import Iterable

from claimspring.model.queue import Task


def render(tasks: Iterable[Task]) -> str:
    """Return the tasks as one JSON list, the most pressing first."""
    return json.dumps([_item(task) for task in tasks], ensure_ascii=False, indent=2)


def _item(task: Task) -> dict[str, str | float | None]:
    return {
        "kind": task.kind,
        "path": task.path,
        "why": task.why,
        "weight": task.weight,
        "command": task.command,
        "claim": str(task.claim) if task.claim else None,
        "source": task.source,
        "article": task.article,
    }
