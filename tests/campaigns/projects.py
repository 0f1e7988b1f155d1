"""Random projects, made from the models themselves: `python -m tests.campaigns.projects [PROJECTS] [SEED]`.

Every optional key is there and absent, lists are empty, scales have no numbers, a site speaks one to four languages,
some from right to left. Of each project `check` and a strict build have to call the same things errors, and both to
end.
"""

import datetime as dt
import json
import logging
import sys
import tempfile
import traceback
import typing
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Any

from annotated_types import MinLen
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from pydantic.fields import FieldInfo

from claimspring.model.article import ArticleHeader
from claimspring.model.base import Model
from claimspring.model.claim import Claim
from claimspring.model.publisher import Publisher
from claimspring.model.rating import Rating
from claimspring.model.settings import FORMAT
from claimspring.model.source import Source
from claimspring.model.values import LocalizedText
from claimspring.pipeline.findings_cache import summary_of
from claimspring.pipeline.project import open_project
from claimspring.rules.registry import RULES

LANGUAGES = ("en", "fr", "es", "ar", "he", "fa", "de", "pt-BR", "zh")
WORDS = (
    "The bridge opens on 2 May.",
    "Le pont ouvre le 2 mai : enfin !",
    "يفتح الجسر في الثاني من مايو.",
    "הגשר ייפתח בשני במאי.",
    "桥将于五月二日开放。",
    "A *word*, a [link](https://example.org) & <b>no tag</b>",
    "one",
    "x" * 300,
    "— said he\n\nand went on",
    "“Quoted” ‘words’ 🌉 {{ 7*7 }} %(name)s",
)
SENTENCES = tuple(words for words in WORDS if "\n" not in words and len(words) < 100)
POOLS = {
    "article": ("tower", "bridge"),
    "source": ("notice", "register", "wire-2024-03-01", "note"),
    "publisher": ("gazette", "port", "agency", "ministry"),
    "rating": ("true", "half", "false", "open"),
    "topics": ("sanctions", "visits"),
}
KEYS = {
    "begins_at": "source",
    "edition_of": "source",
    "owner": "publisher",
    "verdict": "rating",
    "was": "rating",
    "now": "rating",
    "id": "publisher",
    "about": "publisher",
    "authority": "publisher",
}
"""Fields whose ids are those of something that has another name."""
SPECIAL = {
    "rule": lambda random: random.choice([*RULES]),
    "country": lambda random: random.choice(["NL", "BE", "XX"]),
    "icon": lambda random: random.choice(["check", "half", "cross", "unheard-of"]),
}


class Maker:
    """Makes the data of models by chance."""

    def __init__(self, random: Random, languages: tuple[str, ...]) -> None:
        self.random, self.languages = random, languages

    def data(self, model: type[Model]) -> dict[str, Any]:
        """What a file of this model holds; a key that may be left out is there every other time."""
        made = {
            field.alias or name: self.field(name, field)
            for name, field in model.model_fields.items()
            if field.is_required() or self.random.random() < 0.5
        }
        for one, other in (("url", "unlocated"), ("source", "publisher")):
            names = model.model_fields.keys()
            if {one, other} <= names and not (model is Source and one == "source") and self.random.random() < 0.98:
                kept, dropped = self.random.sample([one, other], 2)
                if not model.model_fields[dropped].is_required():
                    made.pop(dropped, None)
                    made.setdefault(kept, self.field(kept, model.model_fields[kept]))
        return made

    def field(self, name: str, field: FieldInfo) -> Any:  # noqa: ANN401 -- data
        if name in SPECIAL:
            return SPECIAL[name](self.random)
        if name == "exact":
            return self.random.choice(SENTENCES)
        least = max((part.min_length or 0 for part in field.metadata if isinstance(part, MinLen)), default=0)
        return self.of(field.annotation, name, least)

    def of(self, annotation: Any, name: str, least: int = 0) -> Any:  # noqa: ANN401 -- data
        """A value of an annotated type; a list has at least so many."""
        if pool := POOLS.get(KEYS.get(name, name)):
            one = self.random.choice(pool)
            return [one] * self.random.randint(0, 2) if "tuple" in str(annotation) else one
        parts = [part for part in typing.get_args(annotation) if part is not type(None) and part is not Ellipsis]
        if typing.get_origin(annotation) is tuple:
            return [self.of(parts[0], name) for _ in range(self.random.randint(least, 3))]
        if parts:
            return self.of(parts[0], name, least)
        return self.single(annotation, name)

    def single(self, annotation: Any, name: str) -> Any:  # noqa: ANN401 -- data
        """A value of a plain type."""
        kind: type = getattr(annotation, "__supertype__", annotation)
        if issubclass(kind, LocalizedText):
            return self.words()
        if issubclass(kind, Model):
            return self.data(kind)
        if issubclass(kind, StrEnum):
            return self.random.choice([*kind]).value
        made: dict[type, Callable[[], Any]] = {
            bool: lambda: self.random.random() < 0.5,
            int: lambda: self.random.randint(-3, 9),
            float: self.random.random,
            dt.date: self.day,
        }
        return made[kind]() if kind in made else self.text(name)

    def text(self, name: str) -> str:
        choose = self.random.choice
        if "url" in name or "archived" in name:
            return choose(["https://example.org/a", "http://example.com/b?c=d&e", "https://xn--e1afmkfd.example/é"])
        if "language" in name:
            return choose(LANGUAGES)
        if "published" in name or "retrieved" in name:
            return choose([self.day(), self.day()[:7], self.day()[:4]])
        return choose(WORDS)

    def words(self) -> Any:  # noqa: ANN401 -- data
        """A text: plain, or in some languages of the site and beyond."""
        if self.random.random() < 0.2:
            return self.random.choice(WORDS)
        known = [*self.languages, self.random.choice(LANGUAGES)]
        return {tag: self.random.choice(WORDS) for tag in self.random.sample(known, self.random.randint(1, len(known)))}

    def day(self) -> str:
        return (dt.date(2022, 1, 1) + dt.timedelta(self.random.randrange(1500))).isoformat()


def write_project(root: Path, random: Random) -> None:
    """A project of any size, from nothing at all to a dozen claims."""
    languages = tuple(random.sample(LANGUAGES, random.randint(1, 4)))
    make = Maker(random, languages)
    for article in POOLS["article"]:
        body = "\n\n".join(random.sample(WORDS, len(WORDS)))
        put(root, f"content/articles/{article}.md", f"---\n{dumped(make.data(ArticleHeader))}\n---\n{body}\n")
        for number in range(random.choice([0, 1, 1, 3])):
            put(root, f"claims/{article}/claim-{number}.yml", dumped(make.data(Claim)))
    for source in random.sample(POOLS["source"], random.choice([0, 4, 4, 4])):
        put(root, f"claims/sources/{source}.yml", dumped(make.data(Source)))
    put(root, "claims/publishers.yml", dumped({name: make.data(Publisher) for name in POOLS["publisher"]}))
    ratings = {name: make.data(Rating) for name in POOLS["rating"]}
    if random.random() < 0.4:
        for rating in ratings.values():
            rating.pop("value", None)
    put(root, "claims/ratings.yml", dumped(ratings))
    section = {"format": FORMAT, "languages": [*languages], "search": False, "social_pictures": random.random() < 0.1}
    if random.random() < 0.6:  # so that there are projects without errors
        section["rules"] = dict.fromkeys(RULES, "off")
    config = {"site_name": "A & B", "docs_dir": "content", "theme": "material", "plugins": [{"claimspring": section}]}
    put(root, "mkdocs.yml", dumped(config))
    put(root, "content/about.md", "# About\n")


def dumped(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


class Heard(logging.Handler):
    """The errors that the plugin tells."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(record.getMessage())


def built(root: Path, site: Path) -> list[str]:
    """The errors of a strict build."""
    heard, log = Heard(), logging.getLogger("mkdocs.plugins.claimspring")
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    log.addHandler(heard)
    try:
        build(config)
    except Abort:
        if not heard.errors:
            raise
    finally:
        log.removeHandler(heard)
    return heard.errors


def wrong_with(seed: int) -> tuple[str | None, bool]:
    """What is wrong with the answers for one project, and whether it had errors."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "project")
        write_project(root, Random(seed))
        try:
            checked = list(summary_of(open_project(root).findings).errors)
            told = built(root, Path(folder, "site"))
        except Exception:  # noqa: BLE001 -- what the campaign looks for
            return f"project {seed}:\n{traceback.format_exc()}", True
        differs = f"project {seed}: check says {checked}, the build {told}" if checked != told else None
        return differs, bool(checked)


def campaign(projects: int, first: int = 0) -> Iterator[tuple[str | None, bool]]:
    """The answers for so many projects, from a seed on."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    yield from map(wrong_with, range(first, first + projects))


def main(projects: str = "2000", first: str = "0") -> None:
    wrong = clean = 0
    for found, has_errors in campaign(int(projects), int(first)):
        clean += not has_errors
        if found:
            wrong += 1
            print(found)
    print(f"{projects} projects, {clean} of them without errors: {wrong} wrong answers")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
