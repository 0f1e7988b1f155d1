"""A draft that was checked before: the earlier check is used in its place, or is another matter."""

from claimspring.editor.acts.act import Done, WordsForm
from claimspring.editor.acts.claims import ClaimWords, OneClaim, TwoClaims, add_words, claim_there, join
from claimspring.editor.desk import OpenDesk
from claimspring.editor.draft_records import record_not_same
from claimspring.editor.files import checked, claim_key
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.model.earlier_check import CheckKey, check_key
from claimspring.read.editing.operations import Insert

_CHECKS = "checks/"


class KnownClaim(OneClaim):
    """A claim, and one that is known, by the name that a file gives it."""

    known: str


class KnownWords(WordsForm):
    """Words of an article, and a claim that is known."""

    known: str


def use(desk: OpenDesk, form: KnownClaim) -> Done:
    """The claim goes into the known one, as one more place where that is said; a check of others is named in it."""
    if not form.known.startswith(_CHECKS):
        return join(desk, TwoClaims(claim=form.claim, into=form.known))
    key, check, files = claim_key(form.claim), _check(desk, form.known), desk.files()
    claim_there(desk, key)
    files.change(f"claims/{key}.yml", Insert(("checks",), str(check)))
    desk.commit(files.changes(), mark("claim %(claim)s names the check %(check)s"), claim=key, check=check)
    return Done(mark("The claim names this check now."))


def use_for_words(desk: OpenDesk, form: KnownWords) -> Done:
    """Words of an article become one more place where a known claim is said."""
    key = add_words(desk, ClaimWords(claim=form.known, **form.model_dump(exclude={"known"})))
    return Done(mark("These words are now part of claim %(claim)s."), {"claim": key})


def not_same(desk: OpenDesk, form: KnownClaim) -> Done:
    """A known claim says something else: it is not offered for these words again."""
    key, files = claim_key(form.claim), desk.files()
    claim = claim_there(desk, key)
    known = f"{_CHECKS}{_check(desk, form.known)}" if form.known.startswith(_CHECKS) else str(claim_key(form.known))
    record_not_same(files, key, claim, known)
    desk.commit(files.changes(), mark("claim %(claim)s is not the same as %(known)s"), claim=key, known=known)
    return Done(mark("Not the same: it will not be offered again."))


def _check(desk: OpenDesk, name: str) -> CheckKey:
    """An earlier check of the desk; raises `Stop` where there is none."""
    publisher, _, check = name.removeprefix(_CHECKS).partition("/")
    key = check_key(f"{checked(publisher)}/{checked(check)}")
    if key not in desk.corpus.checks:
        raise Stop(mark("There is nothing of this name: “%(name)s”."), gone=True, name=name[:100])
    return key
