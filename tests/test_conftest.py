import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page


def test_tests_reach_no_other_machine() -> None:
    with socket.socket() as client, pytest.raises(RuntimeError, match=r"192\.0\.2\.1"):
        client.connect(("192.0.2.1", 80))
    with pytest.raises(socket.gaierror, match=r"example\.org"):
        socket.getaddrinfo("example.org", 80)


def test_a_folder_is_served_and_opened_in_the_browser(tmp_path: Path, serve: Callable[[Path], str], page: Page) -> None:
    (tmp_path / "index.html").write_text("<title>A folder</title>", encoding="utf-8")
    page.goto(serve(tmp_path))
    assert page.title() == "A folder"


@pytest.mark.slow
def test_what_is_marked_slow_is_not_traced(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("cov_context", None):
        pytest.skip("who asks which test comes to which line has all traced")
    assert sys.gettrace() is None
    traced = [sys.executable, "-c", "import sys; print(sys.gettrace())"]
    assert subprocess.run(traced, check=True, capture_output=True, text=True).stdout == "None\n"
