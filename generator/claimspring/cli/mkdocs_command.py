"""MkDocs' own commands, run beside this program: the same site as `mkdocs build` and `mkdocs serve` make."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import click

from claimspring.cli.project import project_root, require_known
from claimspring.pipeline.mkdocs_config import find_config, read_settings

_PATIENCE = 10
"""Seconds that MkDocs gets to end by itself when it is interrupted."""


def configuration(given: Path | None) -> Path:
    """The configuration given, or that of the project that the working folder lies in; a usage error without one.

    Ends with 1 where it cannot be read what is set: MkDocs would only stumble.
    """
    root = given or project_root(Path.cwd())
    found = given or find_config(root)
    if found is None:
        raise click.UsageError(f"{root} has no mkdocs.yml; 'claimspring init' writes one")
    require_known(read_settings(config=found))
    return found


def run_mkdocs(arguments: Sequence[str], environment: Mapping[str, str] = MappingProxyType({})) -> int:
    """Run MkDocs with these arguments and variables; its exit code. Raises KeyboardInterrupt once it has ended."""
    # Material's banner says what the reader of it cannot change.
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    with subprocess.Popen([sys.executable, "-P", "-m", "mkdocs", *arguments], env=quiet) as mkdocs:  # noqa: S603 -- ours
        try:
            return mkdocs.wait()
        except KeyboardInterrupt:
            try:
                mkdocs.wait(_PATIENCE)  # a terminal interrupts it, too
            except subprocess.TimeoutExpired:
                mkdocs.terminate()
            raise
