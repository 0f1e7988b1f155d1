"""`claimspring schema`: the models and the desk's names in, the JSON Schemas of claims/schema/ out."""

import click

from claimspring.cli.project import opened_settings
from claimspring.read.files import SCHEMAS
from claimspring.read.schema import ids_of, schema_files


@click.command("schema")
def command() -> None:
    """Write the JSON Schemas of all files that editors write to claims/schema/.

    Text editors that know YAML then complete keys and the names of this desk's articles, sources, publishers and
    verdicts, and show mistakes while one types.
    """
    settings = opened_settings()
    root = settings.root
    (root / SCHEMAS).mkdir(parents=True, exist_ok=True)
    for path, text in schema_files(ids_of(root, settings.docs_dir)).items():
        file = root / path
        same = file.is_file() and file.read_bytes() == text.encode("utf-8")
        if not same:
            file.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"{path}: {'as it was' if same else 'written'}", err=True)
