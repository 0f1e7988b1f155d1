"""What a second person asks for, what becomes of it, and that they find a claim right."""

from typing import TYPE_CHECKING

from pydantic import Field

from claimspring.editor.acts.act import Done
from claimspring.editor.acts.claims import OneClaim
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import claim_key
from claimspring.editor.people import authors_of, my_address, my_name, signature
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.pipeline.project import today
from claimspring.publishing.claim_file import ClaimFile
from claimspring.read.editing.operations import Insert, Set

if TYPE_CHECKING:
    from claimspring.read.yaml import Data


class Request(OneClaim):
    """Something to change."""

    says: str = Field(min_length=1, max_length=2000)
    about: str = Field(default="", max_length=100)


class RequestDone(OneClaim):
    """Which request was answered."""

    index: int = Field(ge=0)


class Approval(OneClaim):
    """Who finds the claim right."""

    by: str = ""


def request(desk: OpenDesk, form: Request) -> Done:
    """Ask for a change."""
    key, files = claim_key(form.claim), desk.files()
    file = ClaimFile(files, key)
    file.claim()
    entry: dict[str, Data] = {"by": my_name(desk) or "desk", "on": str(today())}
    if form.about:
        entry["about"] = form.about
    file.change(Insert(("review", "requests"), entry | {"says": form.says.strip()}))
    desk.commit(files.changes(), mark("change of claim %(claim)s asked for"), claim=key)
    return Done(mark("Asked for."))


def answer(desk: OpenDesk, form: RequestDone) -> Done:
    """A request was met."""
    key, files = claim_key(form.claim), desk.files()
    file = ClaimFile(files, key)
    if form.index >= len(file.claim().review.requests):
        raise Stop(mark("This request is not there any more."))
    file.change(Set(("review", "requests", form.index, "done"), "true"))
    desk.commit(files.changes(), mark("request about claim %(claim)s answered"), claim=key)
    return Done(mark("Marked as done."))


def approve(desk: OpenDesk, form: Approval) -> Done:
    """The claim looks right to somebody who has not written it."""
    key, files = claim_key(form.claim), desk.files()
    file = ClaimFile(files, key)
    review = file.claim().review
    if any(not one.done for one in review.requests):
        raise Stop(mark("Something that was asked for is still open."))
    name = form.by.strip() or signature(desk)
    if not name:
        raise Stop(mark("Git does not know your name: type it, so that readers see who answers for the review."))
    alone = {my_address(desk)} >= authors_of(desk, file.path)
    if name not in review.reviewed_by:
        file.change(Set(("review", "reviewed_by"), [*review.reviewed_by, name]))
    file.change(Set(("review", "reviewed_on"), str(today())))
    desk.commit(files.changes(), mark("claim %(claim)s found right by %(name)s"), claim=key, name=name)
    if alone and name in (signature(desk), my_name(desk)):
        return Done(
            mark("Noted. But you wrote this claim yourself: let somebody else read it, too."), go=f"/claims/{key}"
        )
    return Done(mark("Noted: %(name)s finds it right."), {"name": name}, go=f"/claims/{key}")
