"""What a finding is called at the desk, and what to do about it there: in words of its screens, never of its files.

English is as the rule has it, else what the rule is about, in that language: the catalogues hold the first line of
every rule's page; the values that the message names stand behind it.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol

from claimspring.editor.field_words import FIELD_NAMES
from claimspring.i18n.labels import CLAIM_KINDS, SOURCE_KINDS, STANCES, mark
from claimspring.i18n.multilingual import alone
from claimspring.i18n.translator import SOURCE_LANGUAGE, Words

_VALUE = re.compile(r"(?<!\w)'(.+?)'(?!\w)")
_MEANT = re.compile(r"did you mean '(.+?)'\?")


class Told(Protocol):
    """A finding, as far as it is told."""

    @property
    def rule(self) -> str:
        """The id of its rule."""

    @property
    def message(self) -> str:
        """What is wrong, in English."""

    @property
    def hint(self) -> str:
        """What to do about it, in English."""


def sentence(words: Words, finding: Told, name_of: Callable[[str], str] = lambda _: "") -> str:
    """What is wrong, as a sentence; `name_of` gives what an id that it names is called, if it is one."""
    message, what = finding.message, _WHAT.get(finding.rule, "")

    def named(value: str) -> str:
        return alone(words.say(_QUOTED, value=name)) if (name := name_of(value)) else ""

    if words.languages[0] == SOURCE_LANGUAGE and not (what and message.startswith(_PUBLISHED)):
        message = _VALUE.sub(lambda found: named(found[1]) or found[0], message)
        return f"{message[:1].upper()}{message[1:]}."
    values = [named(value) or _value(words, value) for value in dict.fromkeys(_VALUE.findall(message))]
    what = alone(words.say(what or summary_of(finding.rule)))
    if not values:
        return what
    return alone(words.say(_WITH_VALUES, what=what.removesuffix("."), values=", ".join(values)))


def advice(words: Words, finding: Told) -> str:
    """What to do about it at the desk; what only a hint for its files says is said in English."""
    meant = _MEANT.search(finding.hint)
    if meant:
        return alone(words.say(_DID_YOU_MEAN, name=meant[1]))
    if finding.rule in ADVICE:
        return alone(words.say(ADVICE[finding.rule]))
    return finding.hint if words.languages[0] == SOURCE_LANGUAGE else ""


def _value(words: Words, value: str) -> str:
    """A value that a message names, quoted; what the desk has a word for is said with it."""
    name = _VOCABULARY.get(value.rpartition(".")[2])
    return alone(words.say(_QUOTED, value=alone(words.say(name)) if name else value))


def summary_of(rule: str) -> str:
    """The first line of a rule's page, on one line."""
    from claimspring.rules.registry import RULES  # noqa: PLC0415 -- all rules; screens in English need none

    return " ".join(RULES[rule].summary.split())


_QUOTED = mark("“%(value)s”")
_WITH_VALUES = mark("%(what)s: %(values)s.")
_DID_YOU_MEAN = mark("Did you mean “%(name)s”?")
_PUBLISHED = "published "
_VOCABULARY: Mapping[str, str] = MappingProxyType(
    {
        **{str(key): name for names in (CLAIM_KINDS, STANCES, SOURCE_KINDS) for key, name in names.items()},
        **FIELD_NAMES,
    }
)
"""Names of the files that have one on the screens, too."""
_WHAT: Mapping[str, str] = MappingProxyType(
    {
        "missing-fact": mark("What is the case is not said."),
        "missing-fix": mark("Nothing says what would be right."),
        "missing-rationale": mark("Nobody says how the verdict was reached."),
        "missing-reasons": mark("No reasons are given in short."),
        "missing-short-name": mark("The publisher’s name is too long for the drawing of the trail."),
        "published-without-reviewer": mark("Nobody answers for the review yet."),
        "published-without-summary": mark("The verdict’s reason is not given in one sentence."),
        "published-without-verdict": mark("There is no verdict yet."),
        "single-origin": mark("All the evidence comes from one place."),
        "unnamed-speaker": mark("The speaker is named in words, and has no page."),
    }
)
"""What is wrong with a claim that may not be published yet, by rules whose pages speak of published ones."""
ADVICE: Mapping[str, str] = MappingProxyType(
    {
        "ambiguous-quotation": mark("Select the words in the article, and press “Replace its words”."),
        "credit-contradiction": mark("Tick at the step that the article names it, or add or remove the credit."),
        "fix-not-in-statement": mark("Correct the sentence once more: the statement is another now."),
        "missing-access-date": mark("Open the source, and say on which day it was read."),
        "missing-archive": mark("Open the source, and give the address of its copy in a public archive."),
        "missing-evidence": mark("Add a source, and its words that bear on the statement."),
        "missing-fact": mark("Say below the verdict what a reader should remember."),
        "missing-fix": mark("Correct the sentence in each language, or say why no other words would put it right."),
        "missing-passage": mark("Pick the words in the copy of the source, or make it context."),
        "missing-rationale": mark("Say how the passages lead to the verdict."),
        "missing-reasons": mark("Give one to three, a sentence each."),
        "missing-short-name": mark("Give a short name at its step of the trail."),
        "missing-title": mark("Open the source, and give its title as it is printed."),
        "missing-translation": mark("Give the text in the other languages, too."),
        "no-origin": mark("Say of the sources what they were made from, or add a primary document."),
        "overlong-text": mark("Say it in fewer words."),
        "own-source": mark(
            "Add a source that began elsewhere, or say at the passage, below “More about this passage”, why it counts."
        ),
        "published-without-reviewer": mark("Name whoever has read the claim and its evidence."),
        "published-without-summary": mark("One sentence: why the verdict is what it is."),
        "published-without-verdict": mark("Choose one on the scale of this desk."),
        "quotation-not-found": mark("Select the words in the article, and press “Replace its words”."),
        "self-evidence": mark("Make it context, and look for a document that knows of its own."),
        "single-origin": mark(
            "Add a second source, or say at a primary document’s passage why nobody else can know it."
        ),
        "unaddressed-evidence": mark("Say in the reasons at length what it says, and why the verdict stands; name it."),
        "uncontacted-claimant": mark("Ask whoever said it, and record it below “The other side”."),
        "uncompared-match": mark("Choose the document that was read and compared."),
        "unknown-trail": mark("Add the document that it came from to the trail, if you know one."),
        "unnamed-speaker": mark("Add a page for them, or choose somebody who has one."),
        "unverifiable-evidence": mark("Give the source its address, or add one that can be looked up."),
        "verdict-against-evidence": mark(
            "The verdict, or what a passage does to the statement, is a slip: look at both."
        ),
    }
)
"""What to do at the desk, where the hint of a rule speaks of files."""
