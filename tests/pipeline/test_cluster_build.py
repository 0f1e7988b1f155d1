"""Workers of a cluster write the bytes that one machine writes, however many shares there are and whoever is lost."""

import json
import logging
import os
import signal
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from distributed import LocalCluster

from claimspring.pipeline import cluster_build, cluster_worker
from claimspring.pipeline.build_mode import ClusterBuildError, way
from claimspring.pipeline.cluster_build import MANIFEST, Cluster, publish_by
from claimspring.pipeline.cluster_worker import WorkerDiffersError
from claimspring.pipeline.packs import Pack, PackError, PackStore
from claimspring.pipeline.project import Project
from claimspring.pipeline.publish import publish
from claimspring.read.settings import SettingsReading
from claimspring.workers.executors import Executor, OpenWork, R, T, Threads, executor_for
from tests.patience import PATIENCE
from tests.pipeline.conftest import WRITTEN, files_of, frame, project_of


@pytest.fixture(autouse=True)
def small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many shares of a small project; each test has a process that opened nothing yet."""
    monkeypatch.setattr(cluster_build, "_PARTS_EACH", 12)
    cluster_worker._opened.cache_clear()


def searched(root: Path) -> Project:
    known = project_of(root)
    return Project(SettingsReading(known.settings.model_copy(update={"search": True})), known.today)


def built(root: Path, folder: Path, executor: Executor, packs: str | None = None) -> dict[str, bytes]:
    publish_by(Cluster(executor, packs), searched(root), WRITTEN, frame, folder)
    return files_of(folder)


def alone(root: Path, folder: Path) -> dict[str, bytes]:
    publish(searched(root), WRITTEN, frame, folder, shares=1)
    return files_of(folder)


@dataclass
class Watched:
    """An executor of which something is done with the first result."""

    executor: Executor
    at_first: Callable[[], None]
    taken: int = 0

    def run(
        self, open_work: OpenWork[T, R], tasks: Sequence[T], take: Callable[[R], None], stop: threading.Event
    ) -> None:
        def taken(result: R) -> None:
            if self.taken == 0:
                self.at_first()
            self.taken += 1
            take(result)

        self.executor.run(open_work, tasks, taken, stop)


@pytest.mark.filterwarnings("default")  # what the cluster's own libraries warn of is not ours
@pytest.mark.slow
def test_two_workers_write_what_one_machine_writes_and_a_lost_one_costs_its_share(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimspring.workers.executors.SECONDS_TO_CONNECT", PATIENCE)
    expected = alone(project, tmp_path / "alone")
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as local:
        executor = executor_for(local.scheduler_address.replace("tcp", "dask", 1), 1)
        watched = Watched(executor, lambda: os.kill(local.workers[0].pid, signal.SIGKILL))
        assert built(project, tmp_path / "cluster", watched) == expected
    assert watched.taken > 5
    assert not (project / ".cache/claimspring/packs").exists()


def test_the_number_of_shares_changes_no_byte_and_packs_in_an_object_store_hold_them_all(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = PackStore("memory://store")
    many = built(project, tmp_path / "many", Threads(1), "memory://store")
    packs = [Pack(**one) for one in json.loads(store.get(MANIFEST))["packs"]]
    assert len(packs) > 5
    assert "index.html" not in many
    for pack in packs:
        store.unpack(pack, str(tmp_path / "many"))
    store.remove()
    monkeypatch.setattr(cluster_build, "_PARTS_EACH", 10_000)
    assert built(project, tmp_path / "few", Threads(1)) == files_of(tmp_path / "many")


def test_a_pack_that_is_not_what_was_written_is_refused(tmp_path: Path) -> None:
    store = PackStore(str(tmp_path / "store"))
    store.put("begun", b"")
    pack = store.write("pages", [("a/index.html", [b"one", b"two"]), ("é.txt", [])])
    store.unpack(pack, str(tmp_path / "site"))
    assert files_of(tmp_path / "site") == {"a/index.html": b"onetwo", "é.txt": b""}
    (tmp_path / "store/pages.pack").write_bytes(b"onetwa")
    with pytest.raises(PackError, match=r"'pages' in .* is not what was written there"):
        store.unpack(pack, str(tmp_path / "other"))
    with pytest.raises(PackError, match="'nothing' cannot be read"):
        store.get("nothing")
    with pytest.raises(PackError, match="'nonsense://x' cannot be used as a store of packs"):
        PackStore("nonsense://x")


def test_a_worker_with_other_files_builds_nothing(project: Path, tmp_path: Path) -> None:
    @dataclass
    class Late:
        """The files change once the job is told."""

        def run(
            self, open_work: OpenWork[T, R], tasks: Sequence[T], take: Callable[[R], None], stop: threading.Event
        ) -> None:
            (project / "claims/tower/height.yml").unlink()
            Threads(1).run(open_work, tasks, take, stop)

    with pytest.raises(WorkerDiffersError, match="has another program or other files in"):
        built(project, tmp_path / "site", Late())


def test_a_list_of_changes_that_is_not_known_is_not_left(project: Path, tmp_path: Path) -> None:
    (project / "changes.json").write_text("{}", encoding="utf-8")
    known = project_of(project)
    told = Project(SettingsReading(known.settings.model_copy(update={"changes": "changes.json"})), known.today)
    assert publish_by(Cluster(Threads(1)), told, WRITTEN, frame, tmp_path / "site") > 20
    assert not (project / "changes.json").exists()


def test_a_cluster_that_is_not_there_ends_the_build(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimspring.workers.executors.SECONDS_TO_CONNECT", 0.2)
    by_cluster = way(logging.getLogger(), live=False, executor="dask://127.0.0.1:1")
    with pytest.raises(ClusterBuildError, match=r"no Dask scheduler answers at '127\.0\.0\.1:1'"):
        by_cluster.show(searched(project), WRITTEN, frame, tmp_path / "site")
