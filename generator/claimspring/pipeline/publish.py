"""Read what is needed, render and write: a project in, the site's files in a folder out.

Where nothing changed since the last build, all files are brought from the cache and no part is even looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from claimspring.pipeline.changed_files import PartChanges, write_changes
from claimspring.pipeline.file_writer import write
from claimspring.pipeline.fingerprint import digest
from claimspring.pipeline.former_site import FormerSite
from claimspring.pipeline.frames import FrameHtml, Framer, is_rendered_as_marked
from claimspring.pipeline.page_cache import Kept, opened
from claimspring.pipeline.part_list import Whole
from claimspring.pipeline.project import Project
from claimspring.read.corpus import collector_paused
from claimspring.site.narrative import Narrative
from claimspring.site.static import static_files
from claimspring.workers.fork import in_shares, processors

_PARTS_EACH = 30_000
"""So many parts a process makes at most, for what was asked to make them is in its memory until its end."""
_FEW = 20
"""Where no more than one in so many parts is to be made, one process makes them: forks copy memory that grows with all
parts, among 8,500 for 3 s of processors in an edit, which is what making 500 of them takes."""


def publish(
    project: Project, narratives: Sequence[Narrative], frame: FrameHtml, folder: Path, *, shares: int | None = None
) -> int:
    """Write the site into `folder`, in so many shares (None: one for each processor); returns the number of pages."""
    build = _Build(project, tuple(narratives), frame, folder, shares or processors())
    former = FormerSite(folder)
    with opened(project.settings.root) as kept:
        if kept:
            kept.take_back(former)
        former.remove()
        for output in static_files():
            write(f"{folder}/{output.place}", output.pieces)
        pages = build.bring(kept) if kept else None
        return build.make(kept) if pages is None else pages


@dataclass(frozen=True)
class _Build:
    """One run."""

    project: Project
    narratives: tuple[Narrative, ...]
    frame: FrameHtml
    folder: Path
    shares: int

    def bring(self, kept: Kept) -> int | None:
        """Bring the whole site from the cache; the number of pages, or None where something changed."""
        whole = kept.whole
        if whole is None or whole.key != self._key(self.project.looked):
            return None
        if not all(is_rendered_as_marked(mark, self.frame) for mark in kept.frames.values()):
            return None
        site = f"{self.folder}/"
        if kept.missing is None:
            brought = in_shares(partial(kept.bring_share, site), self.shares)
        else:
            brought = [kept.bring(kept.missing, site)]
        if not all(brought):
            return None
        self._tell_changes(kept.unchanged() if self.project.settings.changes else None)
        return whole.pages

    def make(self, kept: Kept | None) -> int:
        """Make what changed; returns the number of pages."""
        from claimspring.pipeline.page_builder import Maker  # noqa: PLC0415 -- with all that renders, for a build that needs it
        from claimspring.pipeline.search_index import at_once  # noqa: PLC0415 -- as below
        from claimspring.pipeline.site_assembly import site_of  # noqa: PLC0415 -- as above
        from claimspring.site.parts import most_parts  # noqa: PLC0415 -- as above
        from claimspring.site.templates import compile_all  # noqa: PLC0415 -- as above

        with collector_paused():
            site = site_of(self.project, self.narratives)
            maker = Maker(site, Framer(site, self.frame), self.folder, kept)
            if kept:
                kept.prepare()
            site.work_out()
            if not (kept and kept.frames):  # after an edit few are needed
                compile_all()
                site.provenance.find_losses()
            made = maker.bring()
        most = most_parts(site)
        shares = self.shares if (most - len(made)) * _FEW > most else 1
        rounds = -(-most // (shares * _PARTS_EACH)) if shares > 1 else 1
        made += in_shares(maker.share, shares * rounds, shares)
        if kept:
            records = {one.part: one.records[0] for one in made if one.records}
            made += in_shares(partial(maker.dumps, records), shares)
        if site.settings.search:
            made += in_shares(maker.indexes, min(shares, at_once(site)))
        pages = sum(one.pages for one in made)
        if kept:
            brought = {one.part for one in made if one.written is None}
            kept.withdraw(f"{self.folder}/", brought, {place for one in made for place in one.written or ()})
            frames = dict.fromkeys(mark for one in made for mark in one.frames)
            is_whole = all(one.kept for one in made)
            changed = kept.changed() if is_whole and site.settings.changes else None
            kept.save(frames, Whole(self._key(self.project.key), pages) if is_whole else None)
            self._tell_changes(changed)
        else:
            self._tell_changes(None)
        return pages

    def _tell_changes(self, parts: PartChanges | None) -> None:
        """Write the list of changed files where one is wanted; none is left where they are not known."""
        root, file = self.project.settings.root, self.project.settings.changes
        if file and parts:
            write_changes(root / file, root, self.folder, parts)
        elif file:
            (root / file).unlink(missing_ok=True)

    def _key(self, project: str) -> str:
        return digest([project, repr(self.narratives)])
