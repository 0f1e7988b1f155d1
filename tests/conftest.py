"""Fixtures for every test: no network but loopback, a browser, and a server for a folder.

A busy machine makes no test fail: nothing that hypothesis or the browser does has a deadline. Tests that use `browser`
or `page` carry the mark `browser`.
"""

import ipaddress
import os
import socket
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings
from jinja2 import Environment
from mkdocs.theme import Theme
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from claimspring.site.templates import Compiled
from tests.browser_setup import FLAGS, find
from tests.harbour import TODAY, Harbour
from tests.patience import PATIENCE

settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")
expect.set_options(timeout=PATIENCE * 1000)
NO_BROWSER = "no Chromium could be had: run 'python tests/browser_setup.py' to see why"


class ForbiddenNetworkError(RuntimeError):
    """A test tried to reach something that is not on this machine."""


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Connections and name lookups that leave this machine fail."""
    connect, connect_ex, lookup = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(self: socket.socket, address: Any) -> Any:  # noqa: ANN401 -- as the original's
            if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_local(address[0]):
                raise ForbiddenNetworkError(f"tests do not leave this machine, but one tried to reach {address}")
            return original(self, address)

        return call

    def guarded_lookup(host: Any, *args: Any, **options: Any) -> Any:  # noqa: ANN401 -- as the original's
        name = host.decode() if isinstance(host, bytes) else host
        if name and not _is_literal(name) and not _is_local(name):
            name.encode("idna")  # a name that is none fails as ever
            raise socket.gaierror(socket.EAI_NONAME, f"tests look up no names, but one asked for {name}")
        return lookup(host, *args, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded(connect))
        patch.setattr(socket.socket, "connect_ex", guarded(connect_ex))
        patch.setattr(socket, "getaddrinfo", guarded_lookup)
        yield


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


@pytest.fixture(scope="session", autouse=True)
def _themes_compiled_once() -> Iterator[None]:
    """The hundreds of small sites that are built in this process do not each compile the theme's templates."""
    environment, compiled = Theme.get_env, Compiled()

    def get_env(theme: Theme) -> Environment:
        made = environment(theme)
        made.bytecode_cache = compiled
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", get_env)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one the test is skipped, in continuous integration it fails."""
    executable = find()
    if executable is None:
        if os.environ.get("CI", "").lower() not in {"", "0", "false"}:
            pytest.fail(NO_BROWSER)
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS), timeout=PATIENCE * 1000)
        browser.new_context = _patient(browser.new_context)  # type: ignore[method-assign]
        yield browser
        browser.close()


def _patient(new_context: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    def opened(**options: Any) -> BrowserContext:  # noqa: ANN401 -- as the original's
        context = new_context(**options)
        context.set_default_timeout(PATIENCE * 1000)
        return context

    return opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own, 1440 x 900; a request to another machine is refused, and fails the test."""
    strays: list[str] = []

    def refuse_strays(route: Route) -> None:
        url = urlsplit(route.request.url)
        if url.scheme in {"http", "https"} and not _is_local(url.hostname or ""):
            strays.append(route.request.url)
            route.abort()
        else:
            route.fallback()

    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        context.route("**/*", refuse_strays)
        yield context.new_page()
    assert strays == [], "the page asked another machine for something"


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Requests are no news."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Call it with a folder to have it served on loopback; gives the address, with a slash at its end."""
    with ExitStack() as stack:

        def start(folder: Path) -> str:
            server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(folder)))
            stack.callback(server.server_close)
            stack.callback(server.shutdown)
            Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
            return f"http://127.0.0.1:{server.server_port}/"

        yield start


def pytest_configure(config: pytest.Config) -> None:
    """End what traces a worker before its session starts, when pytest-cov begins to.

    As a subprocess it is traced from its first line on, which would go on wherever pytest-cov pauses.
    """
    while hasattr(config, "workerinput") and (early := Coverage.current()):
        early.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Have the commands not traced either that an untraced test starts."""
    with pytest.MonkeyPatch.context() as patch:
        if item.get_closest_marker("no_cover"):
            patch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
        return (yield)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests that need a browser, and those that coverage does not trace.

    What goes the same ways hundreds of times would take twice as long when it is traced. The lines it comes to count by
    the tests that come to them once; who asks which test comes to which line is told of all.
    """
    all_traced = config.getoption("cov_context", None)
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
        if not all_traced and (item.get_closest_marker("slow") or item.get_closest_marker("hypothesis")):
            item.add_marker("no_cover")


def pytest_terminal_summary(terminalreporter: Any) -> None:  # noqa: ANN401 -- pytest keeps the type to itself
    """Say last that browser tests were skipped, so that nobody takes a green line for the whole."""
    skipped = sum(NO_BROWSER in str(report.longrepr) for report in terminalreporter.stats.get("skipped", ()))
    if skipped:
        terminalreporter.section("browser tests skipped", yellow=True)
        terminalreporter.line(f"{skipped} tests were skipped: {NO_BROWSER}")


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Harbour:
    """A copy of the project in which nothing is wrong, on a day on which it is so."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    return Harbour(tmp_path / "project")
