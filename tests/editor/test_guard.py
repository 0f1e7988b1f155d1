"""What other sites, other programs and other people try at the desk's port; each request is sent byte by byte."""

import secrets
import socket
import stat
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.editor.desk_process import DeskProcess, desk_in
from tests.patience import PATIENCE

END = "\r\n\r\n"


def raw(desk: DeskProcess, request: str | bytes, port: int | None = None) -> tuple[int, str]:
    """Status and whole answer of bytes sent as they are."""
    with socket.create_connection(("127.0.0.1", port or desk.port), timeout=PATIENCE) as connection:
        with suppress(ConnectionResetError, BrokenPipeError):
            connection.sendall(request.encode("latin-1") if isinstance(request, str) else request)
        answer = b""
        with suppress(ConnectionResetError):  # what is left unread of a request that was refused
            while part := connection.recv(65536):
                answer += part
    text = answer.decode("latin-1")
    return int(text.split(" ", 2)[1]), text


def head(desk: DeskProcess, line: str = "GET / HTTP/1.1", host: str | None = "", **headers: str) -> str:
    """A request's head; without `host` it names none."""
    known = (
        {"Connection": "close"} if host is None else {"Host": host or f"127.0.0.1:{desk.port}", "Connection": "close"}
    )
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in (known | headers).items()]
    return "\r\n".join([line, *lines]) + END


def posted(desk: DeskProcess, body: str = "{}", kind: str = "application/json", **headers: str) -> str:
    known = {"Content_Type": kind, "Content_Length": str(len(body)), "Authorization": f"Bearer {desk.session}"}
    return head(desk, "POST /do/undo HTTP/1.1", **(known | headers)) + body


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1.:{port}",
        "127.0.0.1:{port}.",
        "localhost:{port}",
        "[::1]:{port}",
        "0:{port}",
        "127.1:{port}",
        "2130706433:{port}",
        "127.0.0.1:{port}@evil.example",
        "127.0.0.1:{port}, evil.example",
        "127.0.0.1:0{port}",
    ],
)
def test_only_the_very_host_is_answered(shared_desk: DeskProcess, host: str) -> None:
    assert raw(shared_desk, head(shared_desk, host=host.format(port=shared_desk.port)))[0] in {400, 421}


def test_no_host_and_two_hosts(shared_desk: DeskProcess) -> None:
    assert raw(shared_desk, head(shared_desk, host=None))[0] in {400, 421}
    twice = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{shared_desk.port}\r\nHost: evil.example\r\nConnection: close{END}"
    assert raw(shared_desk, twice)[0] in {400, 421}


@pytest.mark.parametrize("target", ["http://evil.example/", "http://evil.example/screen", "//evil.example/..", "*"])
def test_a_request_for_a_proxy_shows_nothing(shared_desk: DeskProcess, target: str) -> None:
    status, text = raw(shared_desk, head(shared_desk, f"GET {target} HTTP/1.1"))
    assert status in {400, 404} or target.startswith("/")
    assert "bridge" not in text


@pytest.mark.parametrize("method", ["TRACE", "OPTIONS", "PUT", "DELETE", "PATCH", "CONNECT"])
def test_other_methods(shared_desk: DeskProcess, method: str) -> None:
    assert raw(shared_desk, head(shared_desk, f"{method} / HTTP/1.1"))[0] in {400, 405}


def test_a_preflight_allows_nothing(shared_desk: DeskProcess) -> None:
    request = head(
        shared_desk, "OPTIONS /do/undo HTTP/1.1", Origin="https://evil.example", Access_Control_Request_Method="POST"
    )
    assert "access-control-allow" not in raw(shared_desk, request)[1].lower()


def test_what_changes_something_comes_from_our_own_pages(shared_desk: DeskProcess) -> None:
    desk = shared_desk
    assert raw(desk, posted(desk))[0] == 403, "no Origin"
    for origin in (
        "null",
        "https://evil.example",
        f"http://127.0.0.1:{desk.port + 1}",
        f"http://localhost:{desk.port}",
    ):
        assert raw(desk, posted(desk, Origin=origin))[0] == 403, origin
    assert raw(desk, posted(desk, Origin=f"{desk.origin}, https://evil.example"))[0] == 403
    assert raw(desk, posted(desk, Origin=desk.origin, Sec_Fetch_Site="cross-site"))[0] == 403
    assert raw(desk, posted(desk, Origin=desk.origin, Sec_Fetch_Site="same-site"))[0] == 403
    assert raw(desk, posted(desk, Origin=desk.origin, Sec_Fetch_Site="same-origin"))[0] == 422, "nothing to take back"


@pytest.mark.parametrize(
    "kind",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "", "application/jsonp"],
)
def test_no_body_that_a_form_of_another_site_can_send(shared_desk: DeskProcess, kind: str) -> None:
    assert raw(shared_desk, posted(shared_desk, kind=kind, Origin=shared_desk.origin))[0] == 415


def test_too_much_is_refused_unread(shared_desk: DeskProcess) -> None:
    desk = shared_desk
    assert raw(desk, posted(desk, " " * 1_500_000, Origin=desk.origin))[0] == 413
    assert raw(desk, posted(desk, Origin=desk.origin, X="x" * 70_000))[0] in {400, 431}
    twice = posted(desk, Origin=desk.origin).replace(
        "Content-Length: 2\r\n", "Content-Length: 2\r\nContent-Length: 9\r\n"
    )
    assert raw(desk, twice)[0] == 400


def test_two_lengths_of_one_body(shared_desk: DeskProcess) -> None:
    desk = shared_desk
    chunked = posted(desk, "2\r\n{}\r\n0\r\n\r\n", Origin=desk.origin, Transfer_Encoding="chunked")
    status, text = raw(desk, chunked)
    assert status in {400, 411, 422}
    assert text.count("HTTP/1.1 ") == 1, "nothing of it was taken for a second request"


def test_no_websocket(shared_desk: DeskProcess) -> None:
    request = head(shared_desk, Upgrade="websocket", Sec_WebSocket_Key="x", Sec_WebSocket_Version="13")
    upgrade = request.replace("Connection: close", "Connection: Upgrade")
    assert raw(shared_desk, upgrade + head(shared_desk))[0] == 400


PATHS = [
    "/../etc/passwd",
    "/assets/../app.py",
    "/assets/%2e%2e%2fapp.py",
    "/assets/..%5capp.py",
    "/assets/%00",
    "/assets/C:%5cwindows",
    "/assets/\u00ff\u00fe",
    "/assets/.hidden",
    "/assets/",
    "/do/undo",
    "/key",
]


@pytest.mark.parametrize("path", PATHS)
def test_paths_lead_nowhere(shared_desk: DeskProcess, path: str) -> None:
    status, text = raw(shared_desk, head(shared_desk, f"GET {path} HTTP/1.1"))
    assert status in {200, 400, 404, 405}
    assert "root:" not in text
    assert "import" not in text.partition(END)[2].replace("important", "")


@pytest.mark.parametrize(
    "path", ["/screen?path=/", "/screen?path=/articles/bridge", "/screen?path=/articles/none", "/state"]
)
def test_without_the_key_all_is_alike(shared_desk: DeskProcess, path: str) -> None:
    for key in ("", "x", "\u00e9", secrets.token_urlsafe(32), shared_desk.once, shared_desk.session[:-1]):
        answer = shared_desk.get(path, key="", Authorization=f"Bearer {key}")
        assert answer.status in {401, 429}
        assert b"bridge" not in answer.body


def test_every_answer_says_what_a_browser_may_do_with_it(shared_desk: DeskProcess) -> None:
    desk = shared_desk
    answers = [
        desk.get("/"),
        desk.get("/screen?path=/"),
        desk.get("/assets/main.js"),
        desk.get("/x", key=""),
        desk.get("/state", key=""),
    ]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "require-trusted-types-for 'script'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"
        assert "set-cookie" not in answer.headers
        assert "access-control-allow-origin" not in answer.headers
        assert "server" not in answer.headers
    assert b"bridge" not in answers[0].body, "the shell holds no data"


def test_the_key_in_the_address_opens_once(project: Path) -> None:
    with desk_in(project) as desk:
        first = desk.post("/key", {"key": desk.once}, key="")
        assert first.status == 200
        assert desk.post("/key", {"key": desk.once}, key="").status == 401
        for wrong in ("", "x", None, {"a": 1}, "\ud800"):
            assert desk.post("/key", {"key": wrong}, key="").status == 401
        assert (
            desk.ask(
                "POST", "/key", b"no json", {"Content-Type": "application/json", "Origin": desk.origin}, key=""
            ).status
            == 401
        )
        assert desk.get("/screen?path=/", key=first.json["session"]).status == 200
        session = first.json["session"]
    with desk_in(project) as again:
        assert again.get("/screen?path=/", key=session).status == 401, "a session ends with its desk"


def test_somebody_who_guesses_is_no_longer_compared_but_the_owner_is_let_in(project: Path) -> None:
    with desk_in(project) as desk:
        owner = desk.session
        statuses = {desk.get("/state", key=secrets.token_urlsafe(32)).status for _ in range(120)}
        assert statuses == {401, 429}
        assert desk.get("/state", key=owner).status == 200


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_others_on_the_machine_find_no_key(project: Path) -> None:
    with desk_in(project) as desk:
        file = project / ".cache/claimspring/desk.json"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        seen = subprocess.run(["ps", "axww"], check=True, capture_output=True, text=True).stdout
        assert desk.once not in seen
        assert desk.session not in seen
        assert desk.session not in file.read_text("utf-8")
        held = [
            place for place in project.rglob("*") if place.is_file() and desk.session.encode() in place.read_bytes()
        ]
        assert not held
    assert not file.exists()


def test_a_second_desk_of_a_folder_opens_the_first(desk: DeskProcess, project: Path) -> None:
    command = [sys.executable, "-c", "from claimspring.cli import main; main()", "edit", "--no-browser"]
    done = subprocess.run(command, cwd=project, check=True, capture_output=True, text=True, timeout=PATIENCE)
    address = done.stdout.split()[-1]
    assert f":{desk.port}/#" in address
    assert desk.post("/key", {"key": address.partition("#")[2]}, key="").status == 200


def test_a_file_of_a_desk_that_died_is_in_nobodys_way(project: Path) -> None:
    place = project / ".cache/claimspring/desk.json"
    place.parent.mkdir(parents=True)
    place.write_text('{"port": 9, "door": "x"}', "utf-8")
    with desk_in(project) as desk:
        assert desk.screen("/")
    place.write_text("no json", "utf-8")
    with desk_in(project) as desk:
        assert desk.screen("/")


def test_the_door_opens_to_its_key_alone(shared_desk: DeskProcess) -> None:
    assert shared_desk.post("/door", {}).status == 401
    assert shared_desk.post("/door", {}, key="").status == 401


def test_connections_that_say_nothing_hold_nobody_up(shared_desk: DeskProcess) -> None:
    held = []
    for _ in range(80):
        connection = socket.create_connection(("127.0.0.1", shared_desk.port), timeout=PATIENCE)
        connection.sendall(b"GET / HTTP/1.1\r\nHost: ")
        held.append(connection)
    began = time.monotonic()
    assert shared_desk.get("/state").status == 200
    assert time.monotonic() - began < PATIENCE
    for connection in held:
        connection.close()


def test_many_requests_leave_the_desk_well(shared_desk: DeskProcess) -> None:
    for _ in range(300):
        assert shared_desk.get("/state").status == 200


def test_the_second_port_shows_nothing_without_its_path(shared_desk: DeskProcess) -> None:
    policy = shared_desk.get("/").headers["content-security-policy"]
    port = int(policy.partition("frame-src http://127.0.0.1:")[2].partition(";")[0])
    for path in (
        "/",
        "/copy/port-notice",
        "/x/copy/port-notice",
        "/../",
        f"/{secrets.token_urlsafe(32)}/copy/port-notice",
    ):
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close{END}"
        assert raw(shared_desk, request, port)[0] == 404
    foreign = f"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close{END}"
    assert raw(shared_desk, foreign, port)[0] == 421
    lines = ["POST / HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Origin: http://127.0.0.1:{port}", "Connection: close"]
    form = "\r\n".join([*lines, "Content-Type: application/json", "Content-Length: 2"]) + END + "{}"
    assert raw(shared_desk, form, port)[0] == 404


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="asks Linux")
def test_a_desk_listens_on_loopback_alone(shared_desk: DeskProcess) -> None:
    sockets = [line.split() for line in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]]
    listening = {
        fields[1]
        for fields in sockets
        if fields[3] == "0A" and int(fields[1].partition(":")[2], 16) == shared_desk.port
    }
    assert listening == {f"0100007F:{shared_desk.port:04X}"}
    wider = Path("/proc/net/tcp6").read_text("ascii").splitlines()[1:]
    assert not any(
        int(line.split()[1].partition(":")[2], 16) == shared_desk.port for line in wider if line.split()[3] == "0A"
    )
