"""What the boxes of a scene are called in the languages of the words. Scene and words in, captions out; pure."""

from collections.abc import Mapping
from typing import NamedTuple

from claimspring.diagrams.scene import Box, Scene
from claimspring.i18n.labels import STANCES
from claimspring.i18n.multilingual import Said
from claimspring.i18n.translator import Words
from claimspring.trace.graph import NodeId
from claimspring.trace.node_names import dated, publisher_name


class Caption(NamedTuple):
    """What a document is called, and what there is to say of it in a picture."""

    who: Said
    """Who published it."""
    name: Said
    """Who, and when."""
    below: tuple[Said, ...]
    """When, and what it is in the picture."""


def captions(scene: Scene, words: Words) -> Mapping[NodeId, Caption]:
    """The captions of all boxes, in their order."""
    return {box.node: _caption(scene, box, words) for box in scene.boxes}


def _caption(scene: Scene, box: Box, words: Words) -> Caption:
    below: list[Said] = [words.partial_date(box.published)] if box.published else []
    if box.stance:
        below.append(words.say(STANCES[box.stance]))
    if box.wrongly:
        below.append(words.say("credited wrongly"))
    elif box.credited is not None:
        below.append(words.say("credited") if box.credited else words.say("not credited here"))
    by = publisher_name(scene.graph, box.publisher, words) if box.publisher else str(box.node)
    return Caption(by, dated(by, box.published, words), tuple(below))
