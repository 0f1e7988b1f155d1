"""What the boxes of a scene are called in the languages of the words. Scene and words in, captions out; pure."""

from collections.abc import Mapping
from typing import NamedTuple

from claimspring.render.names import STANCES
from claimspring.render.trail.naming import dated, publisher_name
from claimspring.render.trail.scene import Box, Scene
from claimspring.render.words import Words
from claimspring.trace.graph import NodeId


class Caption(NamedTuple):
    """What a document is called, and what there is to say of it in a picture."""

    who: str
    """Who published it."""
    name: str
    """Who, and when."""
    below: tuple[str, ...]
    """When, and what it is in the picture."""


def captions(scene: Scene, words: Words) -> Mapping[NodeId, Caption]:
    """The captions of all boxes, in their order."""
    return {box.node: _caption(scene, box, words) for box in scene.boxes}


def _caption(scene: Scene, box: Box, words: Words) -> Caption:
    below = [words.partial_date(box.published)] if box.published else []
    if box.stance:
        below.append(words.say(STANCES[box.stance]))
    if box.credited is not None:
        below.append(words.say("credited") if box.credited else words.say("never credited"))
    by = publisher_name(scene.graph, box.publisher, words) if box.publisher else str(box.node)
    return Caption(by, dated(by, box.published, words), tuple(below))
