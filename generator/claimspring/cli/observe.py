"""`claimspring observe`: go out to the sources, record what is there; or prove that the records are unaltered."""

import datetime as dt
import logging
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from claimspring.cli.observe_report import dry_run_table, summary
from claimspring.cli.project import config_option, opened
from claimspring.model.corpus import Corpus
from claimspring.model.ids import SourceId
from claimspring.model.settings import Settings
from claimspring.observe.archive import Keys
from claimspring.observe.consequences import Consequence, consequences
from claimspring.observe.external_archives import Outside
from claimspring.observe.http.user_agent import contact, product_token
from claimspring.observe.plan import Target, targets
from claimspring.observe.record.copies import unwanted
from claimspring.observe.record.store import LEDGERS, BusyError, Store
from claimspring.observe.record.verify import verify
from claimspring.observe.run import ObserveRun, TargetResult, begin, end, unfinished
from claimspring.observe.run_report import as_json, as_markdown
from claimspring.observe.saver import Saver
from claimspring.pipeline.project import Project
from claimspring.read.corpus import Reading
from claimspring.workers.executors import UnknownExecutorError, executor_for

INTERRUPTED = 130
_WIDE = 4_000


@click.command("observe")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--verify", "only_verify", is_flag=True, help="Go nowhere; prove that no record was altered.")
@click.option("--against", default="HEAD", metavar="COMMIT", help="With --verify: whose records must go on in these.")
@click.option("--dry-run", is_flag=True, help="Go nowhere; show what would be looked at.")
@click.option("--anew", is_flag=True, help="Look at everything, even if the last run was broken off.")
@click.option(
    "--executor",
    default="threads",
    show_default=True,
    metavar="NAME",
    help="'threads', or 'dask://HOST:PORT' for a cluster (extra 'dask').",
)
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Write what follows: .md, else JSON.")
@click.option("--exit-code", is_flag=True, help="End with 1 when something new needs a hand.")
@config_option
def command(  # noqa: PLR0913 -- one for each option
    sources: tuple[str, ...],
    executor: str,
    against: str,
    config: Path | None,
    report: Path | None,
    *,
    only_verify: bool,
    dry_run: bool,
    anew: bool,
    exit_code: bool,
) -> None:
    """Look at the sources' pages: are they there, do the quoted words still stand, has the text changed.

    SOURCE limits it to these sources (or articles, as article-ID). What was seen is recorded in claims/observations/,
    copies of the pages in snapshots/. A run that was broken off goes on where it stopped.

    With --report, what follows from it and was not known before is written to a file: as Markdown for a pull request,
    or as JSON for a messenger.

    The exit code is 0 when every page was looked at, whatever was seen (with --exit-code 1 when something new needs a
    hand); 1 when a record is broken or was altered; 130 when the run was broken off.
    """
    logging.getLogger("urllib3").setLevel(logging.CRITICAL)  # what servers get wrong is in the records
    project = opened(config)
    root = project.root
    if only_verify:
        _tell_unwanted(project)
        sys.exit(_verify(root, against))
    settings = project.settings
    for finding in project.configured.findings:
        click.echo(f"{finding.path}:{finding.line}:{finding.column}: {finding.message}", err=True)
    _tell_unwanted(project)
    reading = project.reading
    wanted = _wanted(reading, sources)
    if dry_run:
        _print(dry_run_table(wanted))
        return
    try:
        runner = executor_for(executor, settings.observe.workers)
        run = ObserveRun(Store(root), settings.observe, user_agent(settings), runner)
        with run.store.alone():
            code = _go(run, wanted, reading.corpus, resumes=not (sources or anew))
            new = _new(run.store, wanted, reading.corpus)
    except (BusyError, UnknownExecutorError) as error:
        raise click.UsageError(str(error)) from None
    if report:
        _report(report, new, len(wanted))
    sys.exit(code or _broken(reading) or (1 if new and exit_code else 0))


def _new(store: Store, wanted: Sequence[Target], corpus: Corpus) -> tuple[Consequence, ...]:
    """What is so after the run, and was not when its records were last read."""
    names = [target.id for target in wanted]
    before = {name: corpus.ledgers[SourceId(name)] for name in names if SourceId(name) in corpus.ledgers}
    return consequences(before, {name: store.read(name) for name in names}, corpus)


def _report(path: Path, new: Sequence[Consequence], looked: int) -> None:
    path.write_text(as_markdown(new, looked) if path.suffix == ".md" else as_json(new, looked), "utf-8")


def user_agent(settings: Settings) -> str:
    """How we introduce ourselves; complains where nobody is named who answers for it."""
    if contact(settings) is None:
        click.echo("mkdocs.yml names no 'contact', so that no server's owner can reach you; please add one", err=True)
    return product_token(settings)


def _wanted(reading: Reading, sources: Sequence[str]) -> tuple[Target, ...]:
    everything = {target.id: target for target in targets(reading.corpus)}
    unknown = [source for source in sources if source not in everything]
    if unknown:
        raise click.UsageError(f"there is no source '{unknown[0]}' with an address")
    chosen = sources or everything
    return tuple(everything[name] for name in chosen if f"{LEDGERS}/{name}.json" not in reading.unread)


def _broken(reading: Reading) -> int:
    """Say which ledgers could not be read, so that their sources were passed over; the exit code."""
    broken = sorted(path for path in reading.unread if path.startswith(f"{LEDGERS}/"))
    for path in broken:
        click.echo(f"{path}: it cannot be read, so its source was passed over; take it back from git", err=True)
    return 1 if broken else 0


def _go(run: ObserveRun, wanted: tuple[Target, ...], corpus: Corpus, *, resumes: bool) -> int:
    if not wanted:
        click.echo("nothing to look at: no source and no article with an address can be read here")
        return 0
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    began, left = unfinished(run.store, wanted, now) if resumes else (now, wanted)
    if len(left) < len(wanted):
        click.echo(f"resuming the run of {began:%H:%M}: {len(wanted) - len(left)} of {len(wanted)} are done", err=True)
    if resumes:
        begin(run.store, began)
    results, interrupted = _with_progress(run, left, wanted)
    _print(summary(results, corpus))
    if interrupted:
        click.echo("interrupted; run the command again to go on", err=True)
        return INTERRUPTED
    end(run.store)
    return 0


def _print(table: RenderableType) -> None:
    """Fit to a terminal; in a pipe, where nobody sees columns, lines stay whole."""
    console = Console()
    (console if console.is_terminal else Console(width=_WIDE)).print(table)


def _outside(run: ObserveRun) -> Outside:
    """The second half of the run; it saves pages only with an address and keys to do so."""
    keys = Keys.from_environment()
    place = run.settings.archive_save
    saver = Saver(place, keys, run.settings, run.user_agent) if place and keys else None
    return Outside(run.store, run.settings, run.user_agent, run.executor, saver)


def _with_progress(
    run: ObserveRun, wanted: tuple[Target, ...], everything: tuple[Target, ...]
) -> tuple[list[TargetResult], bool]:
    """Look at the targets under a bar on standard error; what came of them, and whether it was broken off."""
    outside = _outside(run)
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    results: list[TargetResult] = []
    stop = threading.Event()
    previous = signal.signal(signal.SIGTERM, signal.default_int_handler)
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        bar = progress.add_task("looking", total=len(wanted))

        def tell(one: TargetResult) -> None:
            results.append(one)
            progress.update(bar, advance=1, description=one.target[:30])

        try:
            run.look_at(wanted, tell, stop)
            progress.update(bar, description="outside copies")
            outside.look_at(everything, stop)
        except KeyboardInterrupt:
            return results, True
        finally:
            signal.signal(signal.SIGTERM, previous)
    return results, False


def _tell_unwanted(project: Project) -> None:
    for file in unwanted(project.root, project.reading.corpus):
        click.echo(f"{file}: a copy of a page that has 'no_copies' now; delete it", err=True)


def _verify(root: Path, against: str) -> int:
    """Prove every ledger; the exit code."""
    proof = verify(root, against)
    for alteration in proof.alterations:
        click.echo(str(alteration))
    altered = len({alteration.path for alteration in proof.alterations})
    read, sound, go = f"{proof.count} records read", "they agree with themselves", "go"
    if proof.count == 1:
        read, sound, go = "1 record read", "it agrees with itself", "goes"
    if altered:
        click.echo(f"{read}, {altered} altered or gone")
    elif proof.compared:
        click.echo(f"{read}: {sound}, and {go} on from those of {proof.compared}")
    else:
        click.echo(f"{read}: {sound}; not compared with earlier ones ({proof.reason})")
    return 1 if altered else 0
