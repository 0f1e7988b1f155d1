"""Two people change one file: `python -m tests.campaigns.merge [PAIRS [SEED]]`.

Each pair of changes is joined, and held against what comes out where the one is made after the other by people who
know which entry is meant: every item of every list carries a name of its own, which no reader sees. What is not equal
to that has to be asked. `git merge-file` is given the same pairs.
"""

import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import count
from pathlib import Path
from typing import Any, TypeAlias

from claimspring.model.finding import Route
from claimspring.read.editing.kinds import FileKind, kind_of
from claimspring.read.editing.merge import merge
from claimspring.read.editing.operations import Delete, Insert, Move, Operation, Refused, Rename, Set
from tests.campaigns.edit import Sample, samples
from tests.read.editing.oracles import as_pure_python_reads_it
from tests.read.editing.samples import some_operation

Named: TypeAlias = Any
"""Data in which every item of a list is a pair: a name that stays with it, and the item."""


class UnmadeError(Exception):
    """A change whose entry the other one took away."""


class Model:
    """A file's data as both people mean it."""

    def __init__(self, data: Named) -> None:
        self._names = count()
        self.base = self._named(data)

    def after(self, *operations: Operation) -> Named:
        """The data with the operations made on it, each as it was meant on the base."""
        now = deepcopy(self.base)
        for operation in operations:
            for step in self._steps_of(operation):
                self._make(now, step)
        return bare(now)

    def _steps_of(self, operation: Operation) -> Iterator[Operation]:
        """A set of keys in place of another, or of nothing, is what differs in them."""
        old = self._at_base(operation.route)
        if not (isinstance(operation, Set) and isinstance(operation.value, dict) and isinstance(old or {}, dict)):
            yield operation
            return
        old = old or {}
        for key, value in operation.value.items():
            if bare(old.get(key)) != value or key not in old:
                yield from self._steps_of(Set((*operation.route, key), value))
        yield from (Delete((*operation.route, key)) for key in old if key not in operation.value)

    def _named(self, data: Named) -> Named:
        if isinstance(data, dict):
            return {key: self._named(value) for key, value in data.items()}
        if isinstance(data, list):
            return [[f"item {next(self._names)}", self._named(item)] for item in data]
        return data

    def _make(self, now: Named, operation: Operation) -> None:
        *above, last = self._steps(operation.route)
        holder = self._walk(now, above, make=isinstance(operation, Set))
        match operation:
            case Set(_, list() as items) if self._is_begun(operation.route, holder, last):
                holder[last] += self._named(items)
            case Set(_, value):
                self._put(holder, last, value)
            case Delete():
                self._delete(now, above, last)
            case Insert(_, value, index):
                items = self._list(holder, last)
                before = self._names_in(self._at_base(operation.route))[:index]
                items.insert(_behind(items, before), [f"item {next(self._names)}", self._named(value)])
            case Move(_, index, to):
                names = self._names_in(self._at_base(operation.route))
                name = names.pop(index)
                items = self._list(holder, last)
                item = _item(items, name)
                items.remove(item)
                items.insert(_behind(items, names[:to]), item)

    def _is_begun(self, route: Route, holder: Named, last: Any) -> bool:  # noqa: ANN401 -- a key or a name
        """Whether the other one began a list, too, where there was none: files do not tell it from items put in."""
        return self._at_base(route) is None and isinstance(holder, dict) and isinstance(holder.get(last), list)

    def _at_base(self, route: Route) -> Named:
        data = self.base
        for step in route:
            data = data[step][1] if isinstance(data, list) else data.get(step) if isinstance(data, dict) else None
        return data

    def _names_in(self, items: Named) -> list[str]:
        return [name for name, _ in items or ()]

    def _steps(self, route: Route) -> list[Any]:
        """The route with names in place of numbers."""
        steps: list[Any] = []
        for length, step in enumerate(route):
            holder = self._at_base(route[:length])
            steps.append(holder[step][0] if isinstance(holder, list) else step)
        return steps

    def _walk(self, now: Named, steps: Sequence[Any], *, make: bool) -> Named:
        for step in steps:
            if isinstance(now, list):
                now = _item(now, step)[1]
            elif isinstance(now, dict):
                if make and now.get(step) is None:
                    now[step] = {}
                if step not in now:
                    raise UnmadeError
                now = now[step]
            else:
                raise UnmadeError
        return now

    def _put(self, holder: Named, last: Any, value: Named) -> None:  # noqa: ANN401 -- a key or a name
        if isinstance(holder, list):
            _item(holder, last)[1] = self._named(value)
        elif isinstance(holder, dict):
            holder[last] = self._named(value)
        else:
            raise UnmadeError

    def _list(self, holder: Named, last: Any) -> Named:  # noqa: ANN401 -- a key or a name
        if isinstance(holder, dict) and holder.get(last) is None:
            holder[last] = []
        items = holder[last] if isinstance(holder, dict) else _item(holder, last)[1]
        if not isinstance(items, list):
            raise UnmadeError
        return items

    def _delete(self, now: Named, above: Sequence[Any], last: Any) -> None:  # noqa: ANN401 -- a key or a name
        holder = self._walk(now, above, make=False)
        if isinstance(holder, list):
            holder.remove(_item(holder, last))
        elif isinstance(holder, dict):
            holder.pop(last, None)  # the other one may have taken it away, too
        else:
            raise UnmadeError
        if not holder and above:
            self._delete(now, above[:-1], above[-1])


def _item(items: Named, name: str) -> Named:
    found = next((item for item in items if isinstance(item, list) and item[0] == name), None)
    if found is None:
        raise UnmadeError
    return found


def _behind(items: Named, before: Sequence[str]) -> int:
    """Where something goes that stood behind these: behind the last of them that is still there."""
    there = [name for name, _ in items]
    return next((there.index(name) + 1 for name in reversed(before) if name in there), 0)


def bare(data: Named) -> Named:
    """The data without names."""
    if isinstance(data, dict):
        return {key: bare(value) for key, value in data.items()}
    if isinstance(data, list):
        return [bare(item) for _, item in data]
    return data


def unordered(data: Named) -> Named:
    """The data with its lists in an order of their own."""
    if isinstance(data, dict):
        return {key: unordered(value) for key, value in data.items()}
    if isinstance(data, list):
        return sorted((unordered(item) for item in data), key=lambda item: json.dumps(item, sort_keys=True))
    return data


class Campaign:
    """Joins pairs and counts how it went."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.counts: Counter[str] = Counter()
        self.wrong: list[tuple[Operation, Operation, str]] = []

    def run(self, texts: Sequence[Sample], pairs: int) -> None:
        """Join so many pairs."""
        while self.counts["pairs"] < pairs:
            path, text = self.chance.choice(texts)
            self._pair(kind_of(path), text)

    def _pair(self, kind: FileKind, text: str) -> None:
        data = kind.data(text)
        mine, theirs = (some_operation(self.chance, data, kind.changer.shape) for _ in range(2))
        if isinstance(mine, Rename) or isinstance(theirs, Rename):  # a migration renames keys, no editor does
            return
        try:
            sides = kind.change(text, mine), kind.change(text, theirs)
        except Refused:
            return
        self.counts["pairs"] += 1
        joined = merge(kind, text, *sides)
        by_git = git_merge(text, *sides)
        self.counts["git: joined" if by_git is not None else "git: asked"] += 1
        if joined.conflicts:
            self.counts["asked"] += 1
            self.counts["asked though git joined"] += by_git is not None
            return
        self.counts["joined"] += 1
        self.counts["joined though git asked"] += by_git is None
        if not _is_meant(as_pure_python_reads_it(kind.split(joined.text).yaml), list(outcomes(data, mine, theirs))):
            self.counts["WRONG"] += 1
            self.wrong.append((mine, theirs, text))


def outcomes(data: Named, mine: Operation, theirs: Operation) -> Iterator[Named]:
    """What comes out where the one is made after the other; nothing where that cannot be."""
    model = Model(data)
    if model.after(mine) == model.after(theirs):
        yield model.after(mine)
        return
    for order in ((theirs, mine), (mine, theirs)):
        try:
            yield model.after(*order)
        except UnmadeError:
            continue


def _is_meant(joined: Named, meant: Sequence[Named]) -> bool:
    """Either order will do where only places in lists depend on it; where more does, it should have been asked."""
    return joined in meant and all(unordered(outcome) == unordered(joined) for outcome in meant)


def git_merge(base: str, mine: str, theirs: str) -> str | None:
    """What git makes of the same; None where it asks."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("mine", "base", "theirs")]
        for file, text in zip(files, (mine, base, theirs), strict=True):
            file.write_text(text, encoding="utf-8", newline="")
        done = subprocess.run(["git", "merge-file", "-p", "-q", *files], capture_output=True, check=False)
    return done.stdout.decode() if done.returncode == 0 else None


def main(pairs: int = 2_000, seed: int = 1) -> int:
    campaign = Campaign(seed)
    campaign.run([sample for sample in samples() if sample.path.startswith("claims/")], pairs)
    print(dict(campaign.counts))
    for mine, theirs, text in campaign.wrong[:5]:
        print(f"mine: {mine}\ntheirs: {theirs}\n{text[:60]!r}")
    return int(bool(campaign.wrong))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
