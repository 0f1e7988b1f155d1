"""A project's folder -> the files to read, each with its place in the corpus, or findings about their names.

Symbolic links are never followed: what they lead to could lie outside of the project. The order is that of the names,
on every machine.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.finding import Finding, Severity
from generator.model.ids import ID_PATTERN
from generator.read.fault import Fault

ARTICLES = "content/articles"
CLAIMS = "claims"
SOURCES = "claims/sources"
LEDGERS = "claims/observations"
PUBLISHERS = "claims/publishers.yml"
RATINGS = "claims/ratings.yml"
SCHEMAS = "claims/schema"

_RESERVED = frozenset({"sources", "observations", "schema"})
_ID = re.compile(ID_PATTERN)


@dataclass(frozen=True, slots=True)
class Found:
    """Paths relative to the project's folder, sorted, with forward slashes; `findings` is about the rest."""

    articles: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    ledgers: list[str] = field(default_factory=list)
    single: list[str] = field(default_factory=list)
    """Those of publishers.yml and ratings.yml that exist."""
    findings: list[Finding] = field(default_factory=list)


def discover(root: Path) -> Found:
    """Every file below `root` that belongs to the corpus."""
    found = Found()
    for path, stem in _named(root, ARTICLES, ".md", found.findings):
        if stem in _RESERVED:
            message = f"an article may not be called '{stem}': a folder of claims/ has that name"
            found.findings.append(Fault("bad-file-name", message, "rename the file").at(path))
        found.articles.append(path)
    for entry in _entries(root, CLAIMS, found.findings):
        _place(root, entry, found)
    return found


def _place(root: Path, entry: os.DirEntry[str], found: Found) -> None:
    path = f"{CLAIMS}/{entry.name}"
    if entry.is_dir(follow_symlinks=False):
        match entry.name:
            case "sources":
                found.sources.extend(path for path, _ in _named(root, SOURCES, ".yml", found.findings))
            case "observations":
                found.ledgers.extend(path for path, _ in _named(root, LEDGERS, ".json", found.findings))
            case "schema":
                pass
            case _:
                _check_name(path, entry.name, found.findings)
                found.claims.extend(path for path, _ in _named(root, path, ".yml", found.findings))
    elif path in (PUBLISHERS, RATINGS):
        found.single.append(path)
    else:
        found.findings.append(_stray(path, "claims lie in a folder named after their article"))


def _named(root: Path, folder: str, ending: str, findings: list[Finding]) -> Iterator[tuple[str, str]]:
    """Path and name without ending of each file of `folder` that ends as it should; the rest is reported."""
    seen: dict[str, str] = {}
    for entry in _entries(root, folder, findings):
        path = f"{folder}/{entry.name}"
        stem, dot, end = entry.name.rpartition(".")
        if entry.is_dir(follow_symlinks=False):
            findings.append(_stray(path, f"files lie right under {folder}/"))
        elif f"{dot}{end}" == ending:
            _check_name(path, stem, findings)
            other = seen.setdefault(stem.casefold(), path)
            if other != path:
                message = f"'{path}' and '{other}' differ only in capital letters"
                findings.append(Fault("duplicate-id", message, "rename one of them").at(path))
            yield path, stem
        elif dot + end in {".yaml", ".YML", ".YAML", ".yml", ".markdown", ".MD", ".JSON"}:
            message = f"'{entry.name}' is not read: its name does not end in '{ending}'"
            findings.append(Fault("bad-file-name", message, f"rename it to '{stem}{ending}'").at(path))
        else:
            findings.append(_stray(path, f"only files that end in '{ending}' are read here"))


def _entries(root: Path, folder: str, findings: list[Finding]) -> list[os.DirEntry[str]]:
    """Files and folders right under `folder`, by name, without hidden ones; links are reported and left out."""
    if not (root / folder).is_dir():
        return []
    with os.scandir(root / folder) as scan:
        entries = sorted((entry for entry in scan if not entry.name.startswith(".")), key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_symlink():
            hint = "put the file itself here"
            message = f"'{entry.name}' is a symbolic link, which is not followed"
            findings.append(Fault("symlink", message, hint).at(f"{folder}/{entry.name}"))
    return [entry for entry in entries if not entry.is_symlink()]


def _check_name(path: str, name: str, findings: list[Finding]) -> None:
    if not _ID.fullmatch(name):
        hint = "rename it: small letters, digits and hyphens only, at most 80"
        findings.append(Fault("bad-file-name", f"'{name}' is no id", hint).at(path))


def _stray(path: str, hint: str) -> Finding:
    return Fault("stray-file", f"'{path}' is not read", hint).at(path, Severity.WARNING)
