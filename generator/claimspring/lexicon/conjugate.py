"""From infinitives to forms: `python -m claimspring.lexicon.conjugate` writes the forms of every `*.verbs.toml` anew.

In: verbs of saying by act, and classes of endings (`cut` is what comes off, then endings by mood). Out: `*.forms.json`,
each verb with its forms by mood, which is what is read at run time. A dot in `cut` stands for a letter that stays:
`é.er` with the ending `è.e` makes `espère` of `espérer`. `-` is the empty ending.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from claimspring.lexicon.forms import Act, Mood

ANY = "any"
"""The class for verbs that no ending singles out."""


def choose_class(infinitive: str, classes: Mapping[str, object]) -> str | None:
    """The class with the longest name that ends the infinitive; names with a dot are only taken when written out."""
    fitting = [name for name in classes if "." not in name and infinitive.endswith(name)]
    return max(fitting, key=len, default=ANY if ANY in classes else None)


def conjugate(infinitive: str, cut: str, endings: Mapping[Mood, str]) -> Iterator[tuple[str, Mood]]:
    """Each form of the verb with its mood.

    Raises:
        ValueError: The infinitive does not end in `cut`.
    """
    match = re.search("".join("(.)" if letter == "." else re.escape(letter) for letter in cut) + "$", infinitive)
    if match is None:
        raise ValueError(f"'{infinitive}' does not end in '{cut}'")
    stem = infinitive[: match.start()]
    yield infinitive, Mood.INFINITIVE
    for mood, listed in endings.items():
        for ending in listed.split():
            kept = iter(match.groups())
            yield stem + "".join(next(kept) if letter == "." else letter for letter in ending.strip("-")), mood


def write_forms(path: Path) -> Path:
    """The forms of the verbs in a `*.verbs.toml`, written beside it.

    Raises:
        ValueError: The file is no TOML, names an unknown act, or a verb fits no class or not the one it names.
    """
    file = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = [row for act in Act for row in _rows(act, file["verbs"].get(act, ""), file["classes"])]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    target = path.with_name(path.name.replace(".verbs.toml", ".forms.json"))
    target.write_text(f"[\n{lines}\n]\n", encoding="utf-8", newline="\n")
    return target


def _rows(act: Act, verbs: str, classes: Mapping[str, Mapping[str, str]]) -> Iterator[list[Any]]:
    for entry in verbs.split():
        lemma, _, named = entry.partition(":")
        chosen = named or choose_class(lemma, classes)
        if chosen is None or chosen not in classes:
            raise ValueError(f"the verb '{lemma}' fits no class" + (f": there is no class '{named}'" if named else ""))
        endings = dict(classes[chosen])
        by_mood: dict[str, list[str]] = {}
        for form, mood in conjugate(lemma, endings.pop("cut"), {Mood(name): told for name, told in endings.items()}):
            if form not in by_mood.setdefault(mood, []):
                by_mood[mood].append(form)
        yield [lemma, act, {mood: " ".join(forms) for mood, forms in by_mood.items()}]


if __name__ == "__main__":
    for verbs_file in sorted(Path(__file__).parent.glob("*.verbs.toml")):
        write_forms(verbs_file)
