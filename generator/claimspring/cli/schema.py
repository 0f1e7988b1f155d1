"""`claimspring schema`: the models in, the JSON Schemas of claims/schema/ out."""

import json
from pathlib import Path

import click

from claimspring.cli.project import project_root
from claimspring.read.files import SCHEMAS
from claimspring.read.schema import schemas


@click.command("schema")
def command() -> None:
    """Write the JSON Schemas of all files that editors write to claims/schema/.

    Text editors that know YAML then complete keys and show mistakes while one types.
    """
    root = project_root(Path.cwd())
    folder = root / SCHEMAS
    folder.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        file = folder / f"{name}.json"
        same = file.is_file() and file.read_text(encoding="utf-8") == text
        if not same:
            file.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"{SCHEMAS}/{name}.json: {'as it was' if same else 'written'}", err=True)
