"""A project's folder -> the files to read, each with its place in the corpus, or findings about their names.

Symbolic links are never followed: what they lead to could lie outside of the project. The order is that of the names,
on every machine.
"""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from claimspring.model.finding import Finding
from claimspring.model.ids import DEVICES, ID_PATTERN, ArticleId, SourceId, id_from
from claimspring.model.published import RecordedKind
from claimspring.model.values import LANGUAGE_PATTERN
from claimspring.read.fault import Fault

CLAIMS = "claims"
SOURCES = "claims/sources"
LEDGERS = "claims/observations"
HOSTS = "claims/observations/hosts"
"""What `observe` knows of hosts; it alone reads that."""
PUBLISHERS = "claims/publishers.yml"
RATINGS = "claims/ratings.yml"
PEOPLE = "claims/people.yml"
TOPICS = "claims/topics.yml"
DESK = "claims/desk.yml"
LISTS = frozenset({PUBLISHERS, RATINGS, PEOPLE, TOPICS, DESK})
"""Files that hold entries by their ids."""
SCHEMAS = "claims/schema"
DRAFTS = "claims/drafts"
PUBLISHED = "claims/published"
TRANSLATIONS = "claims/translations"
CHECKS = "claims/checks"
LABELS = "labels"
"""In a publisher's folder of checks the name of the table of its labels."""

_RECORDED = frozenset(f"_{kind}" for kind in RecordedKind)
"""Folders of the record that hold names which are gone."""
RESERVED = frozenset({"sources", "observations", "schema", "drafts", "published", "translations", "checks"})
"""Folders of `claims/` that hold no claims; no article has one of these names."""
_ID = re.compile(ID_PATTERN)
_LANGUAGE = re.compile(LANGUAGE_PATTERN)
_MISNAMED = frozenset({"yml", "yaml", "md", "markdown", "json"})
_WRITTEN = frozenset({"doc", "docx", "odt", "rtf", "pdf", "htm", "html"})


@dataclass(frozen=True, slots=True)
class Found:
    """Paths relative to the project's folder, sorted, with forward slashes; `findings` is about the rest."""

    articles: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    ledgers: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    """The record of claims."""
    names: list[str] = field(default_factory=list)
    """The record of articles and of names that are gone."""
    translations: list[str] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    single: list[str] = field(default_factory=list)
    """Those of `LISTS` that exist."""
    findings: list[Finding] = field(default_factory=list)

    def kinds(self) -> dict[str, list[str]]:
        """The paths by the name that `read.single` has for their kind."""
        return {
            "claim": self.claims,
            "source": self.sources,
            "article": self.articles,
            "ledger": self.ledgers,
            "drafts": self.drafts,
            "published": self.published,
            "names": self.names,
            "translation": self.translations,
            "check": self.checks,
            "labels": self.labels,
        }


def articles_folder(docs_dir: str) -> str:
    """Where the files of articles lie, in the folder of what people write."""
    return f"{docs_dir}/articles"


def article_path(article: ArticleId, docs_dir: str) -> str:
    """Where the file of an article lies."""
    return f"{articles_folder(docs_dir)}/{article}.md"


def source_path(source: SourceId) -> str:
    """Where the file of a source lies."""
    return f"{SOURCES}/{source}.yml"


def drafts_path(article: ArticleId) -> str:
    """Where the file lies that says what became of an article's drafts."""
    return f"{DRAFTS}/{article}.yml"


def translation_path(article: ArticleId, language: str) -> str:
    """Where the file of an article's translation lies."""
    return f"{TRANSLATIONS}/{article}.{language}.yml"


def discover(root: Path, docs_dir: str) -> Found:
    """Every file below `root` that belongs to the corpus."""
    found, articles = Found(), articles_folder(docs_dir)
    for folder in (docs_dir, articles, CLAIMS):
        if (root / folder).is_symlink():
            found.findings.append(_link(folder))
            return found
    found.findings.extend(_odd(root, docs_dir, articles))
    found.articles.extend(_named(root, articles, ".md", found.findings, RESERVED))
    for entry in _entries(root, CLAIMS, found.findings):
        _place(root, entry, found)
    return found


def _odd(root: Path, docs_dir: str, articles: str) -> Iterator[Finding]:
    """Pages that no site can show: pipes and the like, and names that are no text."""
    for place, folders, names in os.walk(root / docs_dir):
        folder = Path(place).relative_to(root).as_posix()
        folders[:] = sorted(name for name in folders if f"{folder}/{name}" != articles)
        for name in sorted([*folders, *names]):
            path = f"{folder}/{name}"
            mode = os.lstat(root / path).st_mode
            if not is_text(name):
                yield _finding("bad-file-name", path, "the name of the file is not UTF-8", "rename it")
            elif not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_ISLNK(mode)):
                yield _stray(path, "only files, folders and links belong here: delete it")


def is_text(name: str) -> bool:
    """Whether a name on disk is text; one that is not can stand in no page, address or report."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _place(root: Path, entry: os.DirEntry[str], found: Found) -> None:
    path = f"{CLAIMS}/{entry.name}"
    if entry.is_dir(follow_symlinks=False):
        _place_folder(root, path, found)
    elif path in LISTS and entry.is_file(follow_symlinks=False):
        found.single.append(path)
    else:
        found.findings.append(_stray(path, "claims lie in a folder named after their article"))


def _record(root: Path, found: Found) -> None:
    """The record's files: one for each claim in a folder for each article, and one for each article and former name."""
    for entry in _entries(root, PUBLISHED, found.findings):
        path = f"{PUBLISHED}/{entry.name}"
        if entry.name in _RECORDED:
            found.names.extend(_named(root, path, ".json", found.findings))
        elif not entry.is_dir(follow_symlinks=False):
            if not entry.name.endswith(".json"):
                found.findings.append(_stray(path, "the record is made of files that end in '.json'"))
            elif _has_good_name(path, entry.name.removesuffix(".json"), found.findings):
                found.names.append(path)
        elif _has_good_name(path, entry.name, found.findings):
            found.published.extend(_named(root, path, ".json", found.findings))


def _place_folder(root: Path, path: str, found: Found) -> None:
    flat = {
        LEDGERS: (found.ledgers, ".json"),
        DRAFTS: (found.drafts, ".yml"),
        TRANSLATIONS: (found.translations, ".yml"),
    }
    if path in flat:
        paths, ending = flat[path]
        paths.extend(_named(root, path, ending, found.findings))
    elif path == SOURCES:
        taken = frozenset(f"article-{Path(article).stem}" for article in found.articles)
        found.sources.extend(_named(root, path, ".yml", found.findings, taken))
    elif path == PUBLISHED:
        _record(root, found)
    elif path == CHECKS:
        for name in _checks(root, found.findings):
            (found.labels if name.endswith(f"/{LABELS}.yml") else found.checks).append(name)
    elif path != SCHEMAS and _has_good_name(path, path.removeprefix(f"{CLAIMS}/"), found.findings):
        found.claims.extend(_named(root, path, ".yml", found.findings))


def _checks(root: Path, findings: list[Finding]) -> Iterator[str]:
    """Earlier checks and their publishers' tables of labels, in a folder for each publisher."""
    for entry in _entries(root, CHECKS, findings):
        path = f"{CHECKS}/{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            findings.append(_stray(path, "checks lie in a folder named after their publisher"))
        elif _has_good_name(path, entry.name, findings):
            yield from _named(root, path, ".yml", findings)


def _named(
    root: Path, folder: str, ending: str, findings: list[Finding], taken: frozenset[str] = frozenset()
) -> Iterator[str]:
    """The paths of the files of `folder` that end as they should and have an id for a name; the rest is reported.

    Names of translations have a language behind the id: `bridge.fr.yml`.
    """
    entries = _entries(root, folder, findings)
    names = {entry.name for entry in entries}
    for entry in entries:
        path = f"{folder}/{entry.name}"
        stem, _, end = entry.name.rpartition(".")
        if path == HOSTS:
            continue
        if not entry.is_file(follow_symlinks=False):
            findings.append(_stray(path, f"only files are read here, right under {folder}/"))
        elif entry.name != entry.name.casefold() and entry.name.casefold() in names:
            message = f"'{entry.name}' and '{entry.name.casefold()}' differ only in capital letters"
            findings.append(_finding("duplicate-id", path, message, "rename or delete one of them"))
        elif entry.name.endswith(ending):
            name, _, language = stem.rpartition(".") if folder == TRANSLATIONS else (stem, "", "")
            if folder == TRANSLATIONS and not _LANGUAGE.fullmatch(language):
                message = f"'{entry.name}' does not tell an article and its language"
                findings.append(_finding("bad-file-name", path, message, "name it '<article>.<language>.yml'"))
            elif _has_good_name(path, name, findings, taken):
                yield path
        elif end.lower() in _MISNAMED or (end.lower() == "txt" and _is_text_for(ending, stem)):
            message = f"'{entry.name}' is not read: its name does not end in '{ending}'"
            meant = stem.rpartition(".")[0] if stem.lower().endswith(tuple(f".{one}" for one in _MISNAMED)) else stem
            findings.append(_finding("bad-file-name", path, message, f"rename it to '{_id_near(meant)}{ending}'"))
        elif end.lower() in _WRITTEN and ending == ".md":
            message = f"'{entry.name}' is not read: articles are plain text in files that end in '.md'"
            hint = f"save its text as '{_id_near(stem)}.md', below a head between two lines '---'"
            findings.append(_finding("bad-file-name", path, message, hint))
        else:
            findings.append(_stray(path, f"only files that end in '{ending}' are read here"))


def _entries(root: Path, folder: str, findings: list[Finding]) -> list[os.DirEntry[str]]:
    """Files and folders right under `folder`, by name, without hidden ones; links are reported and left out."""
    if not (root / folder).is_dir():
        return []
    with os.scandir(root / folder) as scan:
        entries = sorted((entry for entry in scan if not entry.name.startswith(".")), key=lambda entry: entry.name)
    findings.extend(_link(f"{folder}/{entry.name}") for entry in entries if entry.is_symlink())
    return [entry for entry in entries if not entry.is_symlink()]


def _has_good_name(path: str, name: str, findings: list[Finding], taken: frozenset[str] = frozenset()) -> bool:
    """Whether `name` can be an id, which no letter case and no system takes for another; reported where not."""
    if not _ID.fullmatch(name):
        example = f", such as '{id_from(name)}'" if id_from(name) else ""
        message = f"'{name}' is no id"
        hint = f"rename it: small letters, digits and hyphens only, at most 80{example}"
    elif name in taken or name in DEVICES:
        message, hint = f"the name '{name}' means something else here", "rename it"
    else:
        return True
    findings.append(_finding("bad-file-name", path, message, hint))
    return False


def _is_text_for(ending: str, stem: str) -> bool:
    """Whether a `.txt` file is meant as one of those read here: an article, or `x.yml.txt`, as Windows makes it."""
    return ending == ".md" or stem.lower().endswith(ending)


def _id_near(name: str) -> str:
    """A name as an id; as it is where it has no letter that an id can have."""
    return name if _ID.fullmatch(name) else id_from(name) or name


def _link(path: str) -> Finding:
    message = f"'{path}' is a symbolic link, which is not followed"
    return _finding("symlink", path, message, "put the file itself here")


def _stray(path: str, hint: str) -> Finding:
    return _finding("stray-file", path, f"'{path}' is not read", hint)


def _finding(rule: str, path: str, message: str, hint: str) -> Finding:
    """A finding that can be printed, whatever bytes the name is made of."""
    return Fault(rule, _printable(message), _printable(hint)).at(_printable(path))


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
