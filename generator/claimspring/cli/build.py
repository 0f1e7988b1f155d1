"""`claimspring build`: the project in, the site's folder out; with `--publish` only if it is fit for readers."""

import os
import shutil
import sys
from functools import partial
from pathlib import Path

import click

from claimspring.cli.mkdocs_command import configuration, run_mkdocs
from claimspring.cli.project import config_option, opened, typed
from claimspring.model.finding import Severity
from claimspring.model.site_lack import LackKind
from claimspring.pipeline.build_mode import EXECUTOR, PACKS
from claimspring.pipeline.mkdocs_config import site_dir
from claimspring.pipeline.project import Project
from claimspring.pipeline.site_lacks import site_lacks
from claimspring.report import text
from claimspring.workers.executors import UnknownExecutorError, executor_for

_MOST_BYTES, _MOST_FILES = 1_000_000_000, 20_000
"""What GitHub Pages takes at most, and what Cloudflare Pages takes on its free plan."""


@click.command("build")
@click.option("--publish", is_flag=True, help="Build for readers: refuse what a public site may not lack.")
@click.option("--executor", metavar="dask://HOST:PORT", help="Have the workers of a Dask cluster build.")
@click.option("--packs", metavar="STORE", help="With --executor: leave the pages in packs, in a folder or a bucket.")
@config_option
def command(config: Path | None, executor: str | None, packs: str | None, *, publish: bool) -> None:
    """Build the site.

    The same as `mkdocs build`. With --publish it also wants an address, a contact, an owner, a licence and no blanks in
    the pages, and fails on every error. The workers of a cluster need the project's folder at the same path and write
    the same bytes; with --packs only what MkDocs itself writes lies in the site's folder.
    """
    if packs and not executor:
        raise click.UsageError("--packs is for a build by --executor")
    if executor:
        try:
            executor_for(executor, 1)
        except UnknownExecutorError as error:
            raise click.UsageError(str(error)) from None
    file = configuration(config)
    if publish:
        _refuse(opened(file), file.name)
    by = {name: value for name, value in ((EXECUTOR, executor), (PACKS, packs)) if value}
    folder = site_dir(file)
    was_there = folder.exists()
    code = run_mkdocs(["build", "--config-file", str(file), *(["--strict"] if publish else [])], by)
    if code == 0:
        _tell_size(folder)
    elif publish:
        if not was_there:
            shutil.rmtree(folder, ignore_errors=True)
        click.echo(
            f"not fit to be published: mend what is said above, then build again; {folder.name}/ is "
            f"{'as it was built last, perhaps in part' if was_there else 'not there'}",
            err=True,
        )
    sys.exit(code)


def _refuse(project: Project, file: str) -> None:
    """End with what stands in the way of readers: what cannot be read in the settings, else what is missing."""
    faults = tuple(
        finding
        for finding in project.findings
        if finding.path == project.configured.path and finding.severity is Severity.ERROR
    )
    if faults:  # what a file sets that cannot be read is not known, and so not known to be missing
        for part in text.render(faults, project.locator.line, 1, typed=partial(typed, project.root)):
            click.echo(part, err=True)
        sys.exit(1)
    if lacks := list(site_lacks(project)):
        for lack in lacks:
            told = _LACKS[lack.kind].format(file=file, docs=project.settings.docs_dir, **lack.values)
            click.echo(told, err=True)
        click.echo(f"not built: {len(lacks)} {'thing is' if len(lacks) == 1 else 'things are'} missing", err=True)
        click.echo("fill in what is missing at the desk: 'claimspring edit', then 'About'", err=True)
        sys.exit(1)
    if errors := tuple(finding for finding in project.findings if finding.severity is Severity.ERROR):
        for part in text.render(errors, project.locator.line, project.files, typed=partial(typed, project.root)):
            click.echo(part, err=True)
        click.echo("not built: mend these errors ('claimspring check' lists them too), then build again", err=True)
        sys.exit(1)


_LACKS = {
    LackKind.ADDRESS: "{file}: set 'site_url' (or CLAIMSPRING_SITE_URL): the address where the site will be published",
    LackKind.PUBLIC_ADDRESS: "{file}: 'site_url' is {address}, which no reader can reach: set the public address",
    LackKind.CONTACT: "{file}: set 'contact' in the plugin's section: where readers report an error",
    LackKind.OWNER: "{file}: set 'owner' in the plugin's section: who publishes the site and answers for it",
    LackKind.LICENCE: (
        "{file}: set 'licence' in the plugin's section: that of your own texts and data, such as CC BY 4.0"
    ),
    LackKind.BLANK: "{docs}/{page}:{line}: the blank '{name}' is not filled in",
    LackKind.SAME_DOMAIN: "{docs}/CNAME says '{domain}', 'site_url' says '{host}': make them the same",
}


def _tell_size(folder: Path) -> None:
    """Say how large the site is, and which host would refuse it."""
    sizes = [(Path(place) / name).lstat().st_size for place, _, names in os.walk(folder) for name in names]
    size = sum(sizes)
    click.echo(f"{folder.name}/: {len(sizes):,} files, {size / 1e6:,.1f} MB", err=True)
    if size > _MOST_BYTES:
        click.echo("GitHub Pages takes sites of 1 GB at most: choose another host", err=True)
    if len(sizes) > _MOST_FILES:
        click.echo("Cloudflare Pages takes 20,000 files at most on its free plan: choose another host", err=True)
