"""What readers are told of the changes of a published claim, the same wherever it stands.

That the desk looks at it again stands on top while it does; a changed verdict and a correction stand there for good,
with the words that changed and the editor's note; a clarification and an update are a line below. Nothing of it depends
on the day on which somebody looks.
"""

from collections.abc import Iterator

from markupsafe import Markup

from claimspring.i18n.html import escaped, html, markup
from claimspring.i18n.multilingual import Multilingual, composed
from claimspring.model.claim import Change, ChangeKind
from claimspring.model.ids import ArticleId, ClaimKey
from claimspring.routes.pages import ARTICLE, CLAIM, CORRECTIONS
from claimspring.site.corrected import replaced
from claimspring.site.view import View

ON_TOP = frozenset({ChangeKind.VERDICT_CHANGE, ChangeKind.CORRECTION})
"""Changes of which a notice stands beside the verdict."""


def notices(view: View, key: ClaimKey) -> Markup:
    """For the top of the claim's page: that it is looked at again, and what changed, the newest first."""
    changes = [change for change in _told(view, key) if change.change in ON_TOP]
    return markup(html("\n".join([*_again(view, key), *(_notice(view, change) for change in changes)])))


def lines(view: View, key: ClaimKey) -> Markup:
    """For the claim's page below the reasons: that something was made clearer, or came to light."""
    changes = [change for change in _told(view, key) if change.change not in ON_TOP]
    return markup(html("\n".join(f'<p class="meta changed">{_head(view, change)}</p>' for change in changes)))


def notice_in_brief(view: View, key: ClaimKey) -> Multilingual | None:
    """For cards, margin notes and lists: that it is looked at again; else the newest changed verdict or correction.

    Where there is none of these, the newest change of all.
    """
    if again := view.site.claim(key).review.under_review:
        return composed(str(view.pieces.under_review(again)))
    changes = _told(view, key)
    first = next((change for change in changes if change.change in ON_TOP), changes[0] if changes else None)
    return composed(f"{view.change_words(first)} · {view.words.date(first.on)}") if first else None


def _again(view: View, key: ClaimKey) -> Iterator[str]:
    if again := view.site.claim(key).review.under_review:
        head = escaped(view.pieces.under_review(again))
        why = view.words.shown(again.why) if again.why else escaped(view.words.say("We are looking at this again."))
        yield f'<aside class="notice changed"><p><strong>{head}</strong> · {why}</p></aside>'


def article_notices(view: View, article: ArticleId) -> Markup:
    """For the top of an article's page: that its text was corrected, and which statement last; the rest is a link."""
    page = ARTICLE.place(article)
    own = [item.edition for item in view.site.article_corrections if item.article == article]
    claims = [item for item in view.site.corrections if item.key.article == article and item.change.change in ON_TOP]
    told = []
    if own:
        note = f" {view.words.shown(own[0].note)}" if own[0].note else ""
        said = escaped(view.words.say("Text of the article corrected"))
        told.append(f"<strong>{said}</strong> · {view.pieces.day(own[0].on)}{note}")
    if claims:
        key, change = claims[0].key, claims[0].change
        number = view.words.number(view.site.claims_of[article].index(key) + 1)
        said = escaped(view.words.say("Statement %(number)s", number=number))
        link = f'<a href="{view.way(page, CLAIM.place(key))}">{said}</a>'
        told.append(f"{_head(view, change)} · {link} {struck(view, change)}")
    if not told:
        return Markup()
    if (more := len(own) + len(claims) - len(told)) > 0:
        count = view.words.count("%(num)s more correction", "%(num)s more corrections", more)
        told[-1] += f' · <a href="{view.way(page, CORRECTIONS.place(1))}">{escaped(count)}</a>'
    shown = "".join(f"<p>{one}</p>" for one in told)
    return markup(html(f'<aside class="notice changed">{shown}</aside>'))


def _told(view: View, key: ClaimKey) -> list[Change]:
    history = view.site.claim(key).history
    return [change for change in reversed(history) if change.change is not ChangeKind.FIRST_PUBLICATION]


def _notice(view: View, change: Change) -> str:
    words = struck(view, change)
    style = ' class="why"' if words else ""  # which small screens leave to the history, where the words tell enough
    note = f"<span{style}>{view.words.shown(change.note)}</span>" if change.note else ""
    return f'<aside class="notice changed"><p>{_head(view, change)} {words} {note}</p></aside>'


def _head(view: View, change: Change) -> str:
    return f"<strong>{escaped(view.change_words(change))}</strong> · {view.pieces.day(change.on)}"


def struck(view: View, change: Change) -> Markup:
    """The words that changed, struck, and beside them those that stand there now; nothing where one side is missing."""
    if change.text_from is None or change.text_to is None:
        return Markup()
    return replaced(view, change.text_from, change.text_to)
