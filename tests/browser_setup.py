"""Makes a Chromium available to the tests: the system's, else from apt-get, else Playwright's own download.

Run by `make test`. Where none can be had it says so and ends well: the browser tests are then skipped, and pytest's
last lines tell it (in continuous integration they fail instead).
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@cache
def find() -> str | None:
    """The path of a Chromium that starts, or None."""
    candidates = [path for name in NAMES if (path := shutil.which(name))]
    return next((path for path in [*candidates, *_downloaded()] if _starts(path)), None)


def _downloaded() -> list[str]:
    default = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "ms-playwright"
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", default))
    programs = ("chrome-linux*/chrome", "chrome-linux*/headless_shell", "chrome-mac*/*.app/Contents/MacOS/Chromium")
    return sorted(str(path) for program in programs for path in folder.glob(f"chromium*/{program}"))


def _starts(path: str) -> bool:
    """Whether it runs at all: on some systems the package is only a stub."""
    return _run(path, "--version")


def _run(*command: str) -> bool:
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, check=False, timeout=600, env=environment, **quiet).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _from_apt() -> bool:
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    _run("apt-get", "update", "-q")
    return _run("apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium")


def _from_playwright() -> bool:
    return _run(sys.executable, "-m", "playwright", "install", "chromium")


def main() -> None:
    """Look for a browser; get one where there is none."""
    for name, get in (("apt-get", _from_apt), ("Playwright's download", _from_playwright)):
        if find():
            break
        print(f"browser tests: no Chromium here, trying {name} …", flush=True)
        get()
        find.cache_clear()
    print(f"browser tests: {find() or 'no Chromium could be had, they will be skipped'}", flush=True)


if __name__ == "__main__":
    main()
