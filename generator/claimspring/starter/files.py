"""A choice of name, languages and scale -> the files of a new desk, by their paths in its folder."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files as package_files
from types import MappingProxyType

from claimspring.model.rating import Rating
from claimspring.model.settings import FORMAT
from claimspring.read.editing.style import render
from claimspring.read.schema import schema_files
from claimspring.read.single import read_entries
from claimspring.read.yaml import parse

LANGUAGES = ("en", "fr", "es")
"""The languages in which there are pages to begin with."""
PAGES = ("index", "methodology", "about", "contact", "privacy", "accessibility")
SCALES: Mapping[str, str] = MappingProxyType(
    {
        "five-step": "supported, misleading, refuted; sources disagree, unproven",
        "six-step": "true, mostly true, half true, mostly false, false, made up; unproven",
        "true-false": "true, misleading, false; unproven",
        "categories": "confirmed, missing context, misattributed, altered, wrong, satire, unproven; no order",
    }
)
"""Verdict scale -> its verdicts, in words."""

_TABLE = {
    "en": ("Verdict", "What it means"),
    "fr": ("Verdict", "Ce qu’il signifie"),
    "es": ("Veredicto", "Qué significa"),
}
_PLAIN = {
    "requirements.txt": "requirements.txt",
    "gitignore": ".gitignore",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "vscode-extensions.json": ".vscode/extensions.json",
    "vscode-settings.json": ".vscode/settings.json",
    "LICENSE.md": "LICENSE.md",
    "github-desk.yml": ".github/workflows/desk.yml",
    "gitlab-ci.yml": ".gitlab-ci.yml",
    "CODEOWNERS": ".github/CODEOWNERS",
    "pull-request.md": ".github/pull_request_template.md",
}
"""Name of a text under `data/files/` -> where it belongs."""
SET_UP = ("mkdocs.yml", "README.md", *_PLAIN.values())
"""The files of a desk that lie outside of its claims and pages."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a desk chooses at its beginning."""

    site_name: str
    languages: tuple[str, ...] = ("en",)
    """Some of `LANGUAGES`, the main one first."""
    scale: str = "five-step"
    """One of `SCALES`."""
    docs: str = "content"
    """The folder of the written pages."""

    def fill(self, text: str) -> str:
        """Put what was chosen in the places of a text that are marked with @…@."""
        known = {
            "SITE_NAME": render(self.site_name),
            "SITE_TITLE": self.site_name,
            "LANGUAGES": ", ".join(self.languages),
            "DOCS": self.docs,
            "VERSION": version("claimspring"),
            "FORMAT": str(FORMAT),
        }
        for name, value in known.items():
            text = text.replace(f"@{name}@", value)
        return text


def settings(choice: Choice) -> str:
    """The text of mkdocs.yml."""
    return choice.fill(_data("files/mkdocs.yml"))


def files(choice: Choice) -> Iterator[tuple[str, str]]:
    """Path and text of every file but mkdocs.yml, in the order in which an editor meets them."""
    scale = _data(f"scales/{choice.scale}.yml")
    yield "claims/ratings.yml", scale
    publishers = _data("publishers.yml")
    yield "claims/publishers.yml", publishers
    verdicts, _ = read_entries(Rating, scale.encode())
    names = {"publisher": sorted(parse(publishers).data), "rating": sorted(verdicts)}
    yield from schema_files(names).items()
    for page in PAGES:
        for language in choice.languages:
            text = _data(f"pages/{language}/{page}.md")
            ending = "" if language == choice.languages[0] else f".{language}"
            yield f"{choice.docs}/{page}{ending}.md", _with_verdicts(text, verdicts, language)
    yield "README.md", choice.fill(_data(f"readme/{choice.languages[0]}.md"))
    for name, path in _PLAIN.items():
        yield path, choice.fill(_data(f"files/{name}"))


def _with_verdicts(text: str, verdicts: Mapping[str, Rating], language: str) -> str:
    """Say in a page what each verdict means."""
    first, second = _TABLE[language]
    rows = [f"| **{one.label.root[language]}** | {one.definition.root[language]} |" for one in verdicts.values()]
    undecided = [f"*{one.label.root[language]}*" for one in verdicts.values() if not one.decided]
    table = "\n".join([f"| {first} | {second} |", "|---|---|", *rows])
    return text.replace("@VERDICTS@", table).replace("@UNDECIDED@", ", ".join(undecided))


def verdict_names(scale: str, language: str) -> str:
    """The verdicts of one of `SCALES`, as sites in a language call them."""
    verdicts, _ = read_entries(Rating, _data(f"scales/{scale}.yml").encode())
    return ", ".join(one.label.root[language] for one in verdicts.values())


def _data(name: str) -> str:
    return package_files("claimspring.starter").joinpath("data", *name.split("/")).read_text(encoding="utf-8")
