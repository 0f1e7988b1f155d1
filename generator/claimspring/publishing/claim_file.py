"""A claim's file and its record, as the changes so far leave them."""

from dataclasses import dataclass

from claimspring.model.claim import Claim
from claimspring.model.ids import ClaimKey
from claimspring.model.published import Edition, PublishedRecord, begun, record_path
from claimspring.model.suggest import nearest_claim
from claimspring.read.editing.operations import Operation, Refused
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.fault import Unreadable
from claimspring.read.files import SOURCES
from claimspring.read.single import read_model
from claimspring.read.written import read_published


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """One claim in a project's files."""

    files: ProjectFiles
    key: ClaimKey

    @property
    def path(self) -> str:
        """Where it lies."""
        return f"claims/{self.key}.yml"

    def claim(self) -> Claim:
        """What the file holds by now."""
        text = self.files.text(self.path)
        if text is None and not self.files.is_there(self.path):
            raise _no_claim(self.files, str(self.key))
        try:
            if text is not None:
                return read_model(Claim, text.encode("utf-8"))
        except Unreadable:
            pass
        told = f"{self.path} cannot be read: see 'claimspring check {self.path}'"
        raise Refused("unreadable-file", told, path=self.path)

    def record(self) -> PublishedRecord | None:
        """Its record; None where it was never published."""
        text = self.files.text(record_path(self.key))
        if text is None:
            return None
        try:
            return read_published(text.encode("utf-8"))
        except Unreadable:
            raise unreadable_record(record_path(self.key)) from None

    def live(self) -> PublishedRecord:
        """The record of a claim that stands before readers."""
        record = self.record()
        if record is None and not self.files.is_there(self.path):
            raise _no_claim(self.files, str(self.key))
        if record is None:
            told = f"'{self.key}' was never published: run 'claimspring publish {self.key}'"
            raise Refused("never-published", told, claim=self.key)
        if record.last.ends:
            told = f"'{self.key}' is {record.last.change}: it is on the site no more"
            raise Refused("not-on-site", told, claim=self.key)
        return record

    def change(self, *operations: Operation) -> None:
        """Change the file."""
        self.files.change(self.path, *operations)

    def add(self, edition: Edition) -> None:
        """Put an edition behind those there are."""
        self.put(edition, self.record())

    def put(self, edition: Edition, before: PublishedRecord | None) -> None:
        """Put an edition behind those of a record, in place of what the file holds."""
        grown = before.with_edition(edition) if before else begun(edition)
        self.files.write(record_path(self.key), grown.text())


def claim_meant(files: ProjectFiles, name: str) -> str | None:
    """The claim of the project that was probably meant by a name that none has."""
    paths = (path for path in files.find("claims/*/*.yml") if not path.startswith(f"{SOURCES}/"))
    return nearest_claim(name, [path.removeprefix("claims/").removesuffix(".yml") for path in paths])


def unreadable_record(path: str) -> Refused:
    """What to say of a record that cannot be read."""
    return Refused("unreadable-record", f"{path} cannot be read: take it back from git", path=path)


def _no_claim(files: ProjectFiles, name: str) -> Refused:
    """What to say of a name that no claim of the project has."""
    meant = claim_meant(files, name)
    hint = f"did you mean '{meant}'?" if meant else f"no file claims/{name}.yml"
    return Refused("no-claim", f"there is no claim '{name}'; {hint}", claim=name)
