"""`claimspring init`: a folder in, a desk in it out; what is there already is never touched."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from claimspring.cli.new_file import write_new
from claimspring.model.settings import FORMAT
from claimspring.starter.existing import PLUGIN, ExistingSite, existing_site
from claimspring.starter.files import LANGUAGES, SCALES, Choice, files, settings, verdict_names

_SCALE_HELP = "; ".join(f"{name}: {verdicts}" for name, verdicts in SCALES.items())


def _languages(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The languages given, one by one or with commas between."""
    chosen = tuple(dict.fromkeys(one.strip() for value in values for one in value.split(",") if one.strip()))
    for one in chosen:
        if one not in LANGUAGES:
            raise click.BadParameter(f"there are no pages to begin with in '{one}', only in {', '.join(LANGUAGES)}")
    return chosen


@click.command("init")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--site-name", metavar="NAME", help="The desk's name, as readers see it.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="TAG,…",
    callback=_languages,
    help="The languages of the site, en, fr or es, the main one first: fr,en.",
)
@click.option("--scale", type=click.Choice(list(SCALES)), help=f"The verdicts. {_SCALE_HELP}.")
@click.option("--yes", is_flag=True, help="Ask nothing; what is not given takes its default.")
@click.option("--dry-run", is_flag=True, help="Only show what would be written.")
def command(  # noqa: PLR0913 -- one argument for each option
    folder: Path, site_name: str | None, languages: tuple[str, ...], scale: str | None, *, yes: bool, dry_run: bool
) -> None:
    """Begin a desk in DIR, or here: settings, verdicts, publishers, pages, workflows.

    Files that are there already stay as they are, and running it again changes nothing. In a folder with a MkDocs site
    the desk joins that site.
    """
    site = existing_site(folder)
    asks = not (yes or dry_run) and sys.stdin.isatty() and sys.stdout.isatty()
    choice = _choose(folder, site_name, languages, scale, site, asks=asks)
    wanted = [*([] if site else [("mkdocs.yml", settings(choice))]), *files(choice)]
    written = list(_write(folder, wanted, dry_run=dry_run))
    for path in written:
        click.echo(f"{'would write' if dry_run else 'wrote'} {(folder / path).as_posix()}", err=True)
    click.echo(_told(len(written), len(wanted) - len(written), dry_run=dry_run))
    if not dry_run:
        for sentence in _next(folder, choice, site):
            click.echo(sentence)


def _choose(  # noqa: PLR0913 -- one for each thing chosen
    folder: Path,
    name: str | None,
    languages: tuple[str, ...],
    scale: str | None,
    site: ExistingSite | None,
    *,
    asks: bool,
) -> Choice:
    """What was given, what is answered, and the default of the rest."""
    default = folder.resolve().name.replace("-", " ").replace("_", " ").strip() or "Our desk"
    default = default[:1].upper() + default[1:]
    if asks:
        name = name or (None if site else click.prompt("The desk's name, as readers see it", default=default))
        languages = languages or _languages_asked()
        if scale is None:
            for known in SCALES:
                click.echo(f"  {known}: {verdict_names(known, languages[0])}")
            scale = click.prompt("The verdicts", type=click.Choice(list(SCALES)), default="five-step")
    return Choice(name or default, languages or ("en",), scale or "five-step", site.docs if site else "content")


def _languages_asked() -> tuple[str, ...]:
    def valid(answer: str) -> tuple[str, ...]:
        chosen = tuple(dict.fromkeys(answer.replace(",", " ").split()))
        if not chosen or set(chosen) - set(LANGUAGES):
            raise click.BadParameter(f"give some of {', '.join(LANGUAGES)}")
        return chosen

    chosen: tuple[str, ...] = click.prompt(
        "The languages of the site, the main one first (en fr es)", default="en", value_proc=valid
    )
    return chosen


def _write(folder: Path, wanted: Sequence[tuple[str, str]], *, dry_run: bool) -> Iterator[str]:
    """Write what is not there; yields the paths written."""
    for path, text in wanted:
        file = folder / path
        if file.exists() or file.is_symlink():
            continue
        if not dry_run:
            write_new(file, text)
        yield path


def _told(written: int, kept: int, *, dry_run: bool) -> str:
    if not written:
        return "nothing to do: everything is there already"
    done = f"{written} {'file' if written == 1 else 'files'} {'would be written' if dry_run else 'written'}"
    return f"{done}; {kept} that {'is' if kept == 1 else 'are'} there already left as they are" if kept else done


def _next(folder: Path, choice: Choice, site: ExistingSite | None) -> Iterator[str]:
    """What is left to an editor's hand."""
    if site and not site.has_plugin:
        yield (
            f"\n{site.settings} is yours and stays as it is; add to it, so that the claims become pages:\n\n"
            f"plugins:\n  - {PLUGIN}:\n      format: {FORMAT}\n      languages: [{', '.join(choice.languages)}]\n"
        )
    top = _repository(folder)
    if top is not None and top != folder.resolve():
        yield f"GitHub and GitLab read workflows in {top} only: move .github and .gitlab-ci.yml there"
    if top is None:
        yield "this folder is in no git repository: `git init` there begins one, and keeps what each file was before"
    go = "" if folder.resolve() == Path.cwd() else f"cd {_quoted(folder)} && "
    yield f"next: {go}claimspring edit     opens the desk in the browser: from an article to a published claim"
    yield f"then: {go}claimspring serve    shows the site, fresh after every save"
    yield f"then: {go}claimspring check    says what is still to be filled in"


def _repository(folder: Path) -> Path | None:
    """The top of the git repository that a folder lies in."""
    here = folder.resolve()
    return next((one for one in (here, *here.parents) if (one / ".git").exists()), None)


def _quoted(folder: Path) -> str:
    """A path as a shell takes it."""
    text = str(folder)
    return f'"{text}"' if set(text) & set(" '()&") else text
