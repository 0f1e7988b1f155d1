"""A MkDocs configuration -> the project's settings, or findings. Beside the plugin the only importer of MkDocs.

MkDocs' own loader reads the file, so that all that MkDocs allows counts here too: `mkdocs.yaml`, `INHERIT`, `!ENV`,
`docs_dir`, a file elsewhere (`-f conf/mkdocs.yml`), and the names that ProperDocs, its continuation, looks for. Only
its tags for Python objects do nothing here: a command that reads what a stranger wrote must not run it.
"""

import os
from collections.abc import Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimspring.model.settings import Settings
from claimspring.read.decode import decode
from claimspring.read.fault import Fault, Unreadable
from claimspring.read.settings import FILE, ConfigFile, SettingsReading, settings_of
from claimspring.read.yaml import ConfigLoader, parse_leniently

if TYPE_CHECKING:
    from claimspring.model.finding import Finding
    from claimspring.pipeline.build_mode import Way

NAMES = (FILE, "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
"""What a configuration may be called, the likeliest first."""

_MOST_PARENTS = 16
"""How many files may inherit from one another; MkDocs would go round in a circle for ever."""


class NoProjectError(Exception):
    """There is no project where one was looked for; says so in one sentence."""


def find_config(folder: Path) -> Path | None:
    """The configuration in a folder, if there is one."""
    return next((folder / name for name in NAMES if (folder / name).is_file()), None)


def find_root(start: Path) -> Path:
    """The nearest folder from `start` upwards that holds a project; raises `NoProjectError` where there is none."""
    for folder in (start, *start.parents):
        if _is_root(folder, "content"):
            return folder
    raise NoProjectError(
        "there is no project here: neither a folder claims/ nor content/articles/, here or above; "
        "`claimspring init` begins one"
    )


def read_settings(root: Path | None = None, config: Path | None = None) -> SettingsReading:
    """The settings of the project in `root`, from `config` or else from the configuration that lies there.

    Without `root` it is the nearest folder from that of `config` upwards that holds claims or articles. Whatever is
    missing or wrong takes its default.
    """
    config = config or find_config(root or Path())
    if config is None:
        return SettingsReading(Settings(root=root or Path()))
    config = config.absolute()
    top = root or _root_of(config)
    try:
        files = _files(config, top)
        loaded = _load(config, files[0])
        docs_dir = _docs_dir(config, top, loaded)
    except _ConfigError as error:
        path = _relative(config, top)
        return SettingsReading(Settings(root=top), error.findings, path, is_known=False, config=path)
    return settings_of(top, docs_dir, loaded, files, partial(_has_frame, _theme_folders(config, loaded)))


def site_dir(config: Path) -> Path:
    """The folder into which MkDocs builds; raises nothing that MkDocs itself would not have told before."""
    config = config.absolute()
    said = _load(config, _files(config, config.parent)[0]).get("site_dir")
    return config.parent / (said if isinstance(said, str) else "site")


def serving_address(config: Path) -> str:
    """Where MkDocs serves the site if nobody says otherwise; empty where the configuration cannot be read."""
    config = config.absolute()
    try:
        said = _load(config, _files(config, config.parent)[0]).get("dev_addr")
    except _ConfigError:
        return ""
    return said if isinstance(said, str) else "127.0.0.1:8000"


def build_frame(config: Path, way: "Way", folder: Path) -> None:
    """Have MkDocs build what is not made of claims into `folder`, and hand the frame of its pages to `way`.

    Raises `NoProjectError` where the configuration does not name this plugin, or MkDocs refuses it.
    """
    from mkdocs.commands.build import build  # noqa: PLC0415 -- slow to import, and `--help` needs none of it
    from mkdocs.config import load_config  # noqa: PLC0415 -- as above
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415 -- as above

    try:
        loaded = load_config(str(config), site_dir=str(folder))
        plugin: Any = next((one for name, one in loaded.plugins.items() if name == "claimspring"), None)
        if plugin is None:
            raise NoProjectError(f"{config.name} does not name the plugin 'claimspring'")
        plugin.way, plugin.live = way, True
        build(loaded)
    except MkDocsException as error:
        raise NoProjectError(str(error)) from None


class _ConfigError(Exception):
    """A configuration that cannot be used, with the findings that say why."""

    def __init__(self, path: str, *faults: Fault) -> None:
        super().__init__(path)
        self.findings: tuple[Finding, ...] = tuple(fault.at(path) for fault in faults)


def _files(config: Path, root: Path) -> tuple[ConfigFile, ...]:
    """The configuration and those that it inherits from, the nearest first."""
    found: list[ConfigFile] = []
    file: Path | None = config
    while file is not None and len(found) < _MOST_PARENTS:
        path = _relative(file, root)
        try:
            found.append(ConfigFile(path, parse_leniently(decode(file.read_bytes()))))
        except Unreadable as unreadable:
            raise _ConfigError(path, *unreadable.faults) from None
        except OSError as error:
            raise _unreadable(found, path, error) from None
        parent = found[-1].document.data.get("INHERIT")
        file = file.parent / parent if isinstance(parent, str) else None
    if file is not None:
        span = found[0].document.positions.of(("INHERIT",))
        raise _ConfigError(found[0].path, Fault("unreadable-file", "'INHERIT' goes round in a circle", "", span))
    return tuple(found)


def _unreadable(found: list[ConfigFile], path: str, error: OSError) -> _ConfigError:
    """A file that cannot be read is told of where its name stands."""
    reason = (error.strerror or str(error)).lower()
    if not found:
        return _ConfigError(path, Fault("unreadable-file", f"the file cannot be read: {reason}"))
    span = found[-1].document.positions.of(("INHERIT",))
    message = f"'{path}', from which this file inherits, cannot be read: {reason}"
    return _ConfigError(found[-1].path, Fault("unreadable-file", message, "correct the name behind 'INHERIT'", span))


def _load(config: Path, file: ConfigFile) -> Mapping[str, object]:
    from mkdocs.exceptions import ConfigurationError  # noqa: PLC0415 -- slow to import, and `--help` needs none of it
    from mkdocs.utils.yaml import get_yaml_loader, yaml_load  # noqa: PLC0415 -- as above

    try:
        with config.open("rb") as source:
            return yaml_load(source, get_yaml_loader(ConfigLoader)) or {}
    except ConfigurationError as error:
        raise _ConfigError(file.path, Fault("yaml-syntax", f"MkDocs cannot load this file: {error}")) from None


def _docs_dir(config: Path, root: Path, loaded: Mapping[str, object]) -> str:
    """The folder of what people write, relative to `root`; MkDocs calls it `docs` where nothing is said."""
    said = loaded.get("docs_dir")
    if not isinstance(said, str):
        said = "docs" if (config.parent / "docs").is_dir() else "content"
    return _relative(config.parent / said, root)


def _theme_folders(config: Path, loaded: Mapping[str, object]) -> Sequence[Path]:
    """Where templates lie: those of Material, and those that the desk puts in their place."""
    material, theme = find_spec("material"), loaded.get("theme")
    own = theme.get("custom_dir") if isinstance(theme, dict) else None
    found = [Path(folder, "templates") for folder in (material and material.submodule_search_locations) or ()]
    return [*found, *([config.parent / own] if isinstance(own, str) else [])]


def _has_frame(folders: Sequence[Path], language: str) -> bool:
    return any((folder / f"partials/languages/{language}.html").is_file() for folder in folders)


def _root_of(config: Path) -> Path:
    for folder in config.parents:
        if _is_root(folder, "content"):
            return folder
    return config.parent


def _is_root(folder: Path, docs_dir: str) -> bool:
    return (folder / "claims").is_dir() or (folder / docs_dir / "articles").is_dir()


def _relative(path: Path, root: Path) -> str:
    return Path(os.path.relpath(path, root.absolute())).as_posix()
