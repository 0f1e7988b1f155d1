"""`claimspring trace`: where a claim comes from, drawn on the terminal or as data for other programs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from claimspring.cli.project import config_option, known_claim, opened
from claimspring.cli.terminal import wants_colour
from claimspring.diagrams.standalone import claim_svg
from claimspring.diagrams.terminal_text import claim_lines, source_lines, summary_lines
from claimspring.exports.graph_formats import dot, graphml
from claimspring.exports.prov import prov_text
from claimspring.exports.subgraph import Extract, around, everything
from claimspring.exports.trace_json import claim_data, source_data
from claimspring.i18n.multilingual import Said
from claimspring.i18n.translator import Words
from claimspring.model.ids import ClaimKey, SourceId
from claimspring.model.settings import Settings
from claimspring.model.suggest import did_you_mean
from claimspring.read.corpus import Reading
from claimspring.routes.addresses import Addresses
from claimspring.trace.provenance import Provenance

CLAIM_FORMATS = ("text", "json", "svg", "prov", "graphml", "dot")
_COLOURS = {"heading": "bright_white", "origin": "green", "doubt": "yellow"}


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What to trace, and in which form."""

    provenance: Provenance
    settings: Settings
    form: str
    words: Words


@click.command("trace")
@click.argument("claim", required=False, metavar="[ARTICLE/CLAIM]")
@click.option("--source", metavar="ID", help="Show a source instead: what is behind it, and which claims hang on it.")
@click.option("--all", "whole", is_flag=True, help="Take all claims and documents instead of one.")
@click.option("--format", "form", type=click.Choice(CLAIM_FORMATS), default="text", show_default=True)
@click.option("--language", default="en", show_default=True, metavar="TAG", help="The language of texts and pictures.")
@config_option
def command(  # noqa: PLR0913 -- one argument for each option
    claim: str | None, source: str | None, form: str, language: str, config: Path | None, *, whole: bool
) -> None:
    """Show where a claim comes from: how its sentence came to the article, and what its evidence rests on.

    The formats are a tree for the terminal, JSON with all figures, an SVG picture, PROV as JSON-LD, GraphML and DOT.
    """
    if sum((claim is not None, source is not None, whole)) != 1:
        raise click.UsageError("give one claim as ARTICLE/CLAIM, or --source ID, or --all")
    project = opened(config)
    reading = project.reading
    wanted = _Wanted(project.context.provenance, project.settings, form, Words(language))
    if claim is not None:
        output = _claim(wanted, known_claim(claim, reading))
    elif source is not None:
        output = _source(wanted, _known_source(source, reading))
    else:
        output = _whole(wanted)
    for line in output:
        click.echo(line)


def _claim(wanted: _Wanted, key: ClaimKey) -> Iterator[Said]:
    trace = wanted.provenance.trace(key)
    match wanted.form:
        case "text":
            yield from claim_lines(trace, wanted.words, _painted if wants_colour() else _plain)
        case "json":
            yield _json(claim_data(trace))
        case "svg":
            yield claim_svg(trace, wanted.words).rstrip()
        case _:
            yield _exported(wanted, around(wanted.provenance, key))


def _source(wanted: _Wanted, source: SourceId) -> Iterator[Said]:
    match wanted.form:
        case "text":
            paint = _painted if wants_colour() else _plain
            yield from source_lines(wanted.provenance, source, wanted.words, paint)
        case "json":
            yield _json(source_data(wanted.provenance, source))
        case form:
            raise click.UsageError(f"a source can be shown as text or json, not as {form}")


def _whole(wanted: _Wanted) -> Iterator[Said]:
    claims = wanted.provenance.corpus.claims
    match wanted.form:
        case "text":
            yield from summary_lines(map(wanted.provenance.trace, claims), wanted.words)
        case "json":
            yield _json([claim_data(wanted.provenance.trace(key)) for key in claims])
        case "svg":
            raise click.UsageError("a picture shows one claim; take graphml or dot for all of them")
        case _:
            yield _exported(wanted, everything(wanted.provenance, claims))


def _exported(wanted: _Wanted, extract: Extract) -> str:
    match wanted.form:
        case "prov":
            addresses = Addresses(tuple(wanted.settings.languages), wanted.settings.site_url)
            return "".join(prov_text(extract, addresses)).rstrip()
        case "graphml":
            return graphml(extract, wanted.words).rstrip()
        case _:
            return dot(extract, wanted.words).rstrip()


def _known_source(text: str, reading: Reading) -> SourceId:
    name = SourceId(text.removeprefix("claims/sources/").removesuffix(".yml"))
    if name in reading.corpus.sources:
        return name
    if f"claims/sources/{name}.yml" in reading.unread:
        raise click.UsageError(f"claims/sources/{name}.yml cannot be read; 'claimspring check' says why")
    hint = did_you_mean(name, reading.corpus.sources) or "the files under claims/sources/ are the sources"
    raise click.UsageError(f"there is no source '{text}'; {hint}")


def _plain(text: Said, _look: str) -> str:
    return str(text)


def _painted(text: Said, look: str) -> str:
    return click.style(text, fg=_COLOURS.get(look), bold=look in {"heading", "origin"}, dim=look == "aside")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
