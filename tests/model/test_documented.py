"""The page of the model names every field of the files that people write."""

import re
from pathlib import Path

import pytest

from claimspring.model.article import ArticleHeader
from claimspring.model.base import Model
from claimspring.model.claim import Claim
from claimspring.model.desk import DeskMember
from claimspring.model.publisher import Publisher
from claimspring.model.rating import Rating
from claimspring.model.source import Source
from claimspring.model.topic import Topic
from claimspring.model.translation import Translation
from claimspring.read.fields import models_below

PAGE = Path(__file__).parents[2] / "docs" / "model.md"


@pytest.mark.parametrize("root", [Claim, Source, ArticleHeader, DeskMember, Publisher, Rating, Topic, Translation])
def test_every_field_has_its_line(root: type[Model]) -> None:
    sections = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL))
    for model in models_below([root]):
        told = set(re.findall(r"^\| `(\w+)`", sections[model.__name__], re.MULTILINE))
        assert told == {field.alias or name for name, field in model.model_fields.items()}, model.__name__
