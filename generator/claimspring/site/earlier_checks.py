"""What earlier checks say of a claim: who checked it when, their own word for it, and what that means on this scale.

A `View` and a claim in, safe HTML out; pure. Their word stays theirs: nothing here is a verdict of this desk.
"""

from markupsafe import Markup

from claimspring.i18n.direction import lang_attributes
from claimspring.i18n.html import escaped, html, markup
from claimspring.i18n.multilingual import Said
from claimspring.model.earlier_check import CheckAnswer, CheckKey, EarlierCheck, check_key
from claimspring.model.ids import ClaimKey
from claimspring.site.html_snippets import host_of
from claimspring.site.view import View


def earlier_checks(view: View, key: ClaimKey) -> Markup:
    """The checks that a claim names, in its order; empty where there is none that could be read."""
    checks = view.site.corpus.checks
    named = [name for name in map(check_key, view.site.claim(key).checks) if name in checks]
    return markup(html("".join(_item(view, name, checks[name].value) for name in named)))


def _item(view: View, name: CheckKey, check: EarlierCheck) -> str:
    words, publisher = view.words, escaped(view.publisher_name(name.publisher))
    label = f"<q{lang_attributes(check.language)}>{escaped(check.label)}</q>" if check.label else ""
    said = words.say("%(name)s calls it %(label)s", name=publisher, label=label) if label else publisher
    parts = [str(said)]
    if label:
        parts.append(str(escaped(_meaning(view, name, check))))
    if check.published:
        parts.append(str(view.pieces.partial(check.published)))
    if check.url:
        parts.append(str(view.pieces.outside(check.url, words.say("Read the check"))))
    told = f'<p class="why"{lang_attributes(check.language)}>{escaped(check.summary)}</p>' if check.summary else ""
    return f'<div class="earlier"><p>{" · ".join(parts)}</p>{told}{_answers(view, check)}</div>\n'


def _answers(view: View, check: EarlierCheck) -> str:
    """What the check asked and found, in its words."""
    items = "".join(_answer(view, one) for one in check.answers)
    if not items:
        return ""
    count = view.words.count("%(num)s answer of the check", "%(num)s answers of the check", len(check.answers))
    language = lang_attributes(check.language)
    return f'<details class="more"><summary>{escaped(count)}</summary><dl{language}>{items}</dl></details>'


def _answer(view: View, one: CheckAnswer) -> str:
    words = f"<q>{escaped(one.answer)}</q>" if one.verbatim else escaped(one.answer)
    link = f" · {view.pieces.outside(one.url, host_of(one.url))}" if one.url else ""
    return f"<div><dt>{escaped(one.question)}</dt><dd>{words}{link}</dd></div>"


def _meaning(view: View, name: CheckKey, check: EarlierCheck) -> Said:
    """What a label means on this desk's scale, as the publisher's table says it."""
    corpus = view.site.corpus
    table = corpus.labels.get(name.publisher)
    rating = corpus.ratings.get(verdict) if table and (verdict := table.value.verdict(check.label)) else None
    if rating is None:
        return view.words.say("our scale has no word that says the same")
    return view.words.say("on our scale: %(verdict)s", verdict=view.plain(rating.label))
