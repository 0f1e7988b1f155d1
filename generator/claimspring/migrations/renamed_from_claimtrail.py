"""Format 1: Claimtrail is called Claimspring: plugin, command, environment variables, cache and made files.

Only files that a program reads are changed. In what people read the old name may be meant (the desk's own name, a page
that tells of the change), so such places are named instead.
"""

import re

from claimspring.migrations.migration import Migration
from claimspring.migrations.plugin_section import PluginSection, find_section
from claimspring.read.editing.operations import Operation, Rename, Set
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.settings import FORMER_PLUGIN, PLUGIN

_READ_BY_PROGRAMS = (
    *("*.yml", "*.yaml", "*.toml", "*.cfg", "*.ini", "Makefile", "justfile", "requirements*.txt", "requirements*.in"),
    *(".gitignore", ".gitattributes", ".dockerignore", ".pre-commit-config.yaml", ".gitlab-ci.yml", ".editorconfig"),
    *(".github/workflows/*.yml", ".github/workflows/*.yaml", ".github/*.yml", ".vscode/*.json"),
)
_READ_BY_PEOPLE = ("*.md", "content/**/*.md", "docs/**/*.md")
_SHOWN = 5
_WORD = re.compile(rf"(?<![A-Za-z]){FORMER_PLUGIN}(?![A-Za-z])")
"""The command, the plugin, a folder or a package, but no part of another word."""
_VARIABLE = re.compile(rf"(?<![A-Za-z]){FORMER_PLUGIN.upper()}_(?=[A-Z])")
_NAME = re.compile(_WORD.pattern, re.IGNORECASE)


def _migrate(files: ProjectFiles) -> None:
    section = find_section(files)
    if section and section.name == FORMER_PLUGIN:
        files.change(section.path, _operation(section))
    for path in files.find(*_READ_BY_PROGRAMS):
        text = files.text(path) or ""
        files.write(path, _VARIABLE.sub(f"{PLUGIN.upper()}_", _WORD.sub(PLUGIN, text)))
    _tell_what_is_left(files)


def _operation(section: PluginSection) -> Operation:
    return Set(section.route, PLUGIN) if isinstance(section.route[-1], int) else Rename(section.route, PLUGIN)


def _tell_what_is_left(files: ProjectFiles) -> None:
    named = [path for path in files.find(*_READ_BY_PEOPLE, *_READ_BY_PROGRAMS) if _NAME.search(files.text(path) or "")]
    if named:
        more = f" and {len(named) - _SHOWN} others" if len(named) > _SHOWN else ""
        files.left.append(f"the old name still stands where people read it: {', '.join(named[:_SHOWN])}{more}")
    if any(FORMER_PLUGIN.upper() in (change.before or b"").decode("utf-8", "replace") for change in files.changes()):
        files.left.append(
            f"variables and secrets that are set elsewhere ({FORMER_PLUGIN.upper()}_…) want the new name there too"
        )


MIGRATION = Migration(1, "Claimtrail is called Claimspring", _migrate)
