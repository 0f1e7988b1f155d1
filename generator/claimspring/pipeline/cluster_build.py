"""A build by the workers of a cluster: the project in; the site's files in a folder, or in packs in a store, out.

The bytes are those of a build on one machine, however many workers and shares there are. A worker that is lost costs
its share, which another one does again; nothing is remembered from one build to the next.
"""

import json
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from claimspring.pipeline.cluster_worker import JOB, BuildJob, BuildShare, BuildShareDone, making, name_of
from claimspring.pipeline.file_writer import write
from claimspring.pipeline.fingerprint import digest
from claimspring.pipeline.former_site import FormerSite
from claimspring.pipeline.frames import FrameHtml, Framer
from claimspring.pipeline.packs import PackStore
from claimspring.pipeline.project import Project
from claimspring.pipeline.search_index import index_volumes
from claimspring.pipeline.site_assembly import site_of
from claimspring.read.cache_folder import CACHE_FOLDER
from claimspring.site.narrative import Narrative
from claimspring.site.parts import most_parts
from claimspring.site.static import static_files
from claimspring.workers.executors import Executor

_PARTS_EACH = 500
"""So many parts are a share: half a minute of work at most, that a lost worker costs."""
_MOST_SHARES = 4096
"""Every share counts all parts."""
MANIFEST = "site.json"
"""The list of all packs, written last."""


class Cluster(NamedTuple):
    """Who builds, and where the site is left."""

    executor: Executor
    packs: str | None = None
    """The store in which the site stays in packs; None where it is put into its folder, file by file."""


def publish_by(
    cluster: Cluster, project: Project, narratives: Sequence[Narrative], frame: FrameHtml, folder: Path
) -> int:
    """Write the site into `folder`, or leave all but MkDocs' own files in packs; returns the number of pages.

    Raises what the executor and the store raise, and `WorkerDiffersError`.
    """
    FormerSite(folder).remove()
    for output in static_files():
        write(f"{folder}/{output.place}", output.pieces)
    address = cluster.packs or str(project.root / CACHE_FOLDER / "packs")
    address = address if "://" in address else str(Path(address).absolute())  # workers may stand elsewhere
    store = PackStore(address)
    shares, job = _job(project, narratives, frame)
    name = f"job-{digest([job.decode()])[:16]}.json"
    store.put(name, job)
    done: list[BuildShareDone] = []
    cluster.executor.run(partial(making, address, name), shares, done.append, threading.Event())
    made = sorted(one.pack for one in done)
    if cluster.packs is None:
        for pack in made:
            store.unpack(pack, str(folder))
        store.remove()
    else:
        store.put(MANIFEST, json.dumps({"version": 1, "packs": [one._asdict() for one in made]}, indent=1).encode())
    if project.settings.changes:
        (project.root / project.settings.changes).unlink(missing_ok=True)
    return sum(one.pages for one in done)


def _job(project: Project, narratives: Sequence[Narrative], frame: FrameHtml) -> tuple[list[BuildShare], bytes]:
    """The shares of a build, those of the search first, since they take longest; and what all have in common."""
    site = site_of(project, narratives)
    volumes = sum(1 for _ in index_volumes(site)) if site.settings.search else 0
    count = min(_MOST_SHARES, -(-most_parts(site) // _PARTS_EACH))
    shares = [BuildShare(number, volumes, search=True) for number in range(volumes)]
    shares += [BuildShare(number, count) for number in range(count)]
    frames = tuple((parts, frame(parts)) for parts in Framer(site, frame).needed())
    root, settings, day = project.root.absolute(), project.settings, project.today
    job = BuildJob(root, settings, day, name_of(project), tuple(narratives), project.tasks, dict(site.marks), frames)
    return shares, JOB.dump_json(job)
