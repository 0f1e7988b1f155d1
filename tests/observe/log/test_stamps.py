"""Time-stamps of an authority of our own, on loopback: asked for, kept, checked; a dead one stops nothing."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimspring.cli.seal import command as seal_command
from claimspring.cli.verify import command as verify_command
from claimspring.observe.log.note import Checkpoint
from claimspring.observe.log.seal import Log, write
from claimspring.observe.log.tree import root
from tests.observe.projects import loopback, project
from tests.observe.servers import Peer, Server

OPENSSL = shutil.which("openssl") or ""
CONFIG = """
[tsa]
default_tsa = here
[here]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[signer]
extendedKeyUsage = critical, timeStamping
keyUsage = critical, digitalSignature
"""


class Authority:
    """Signs whatever is posted to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "tsa.cnf").write_text(CONFIG)
        (folder / "serial").write_text("01\n")
        new = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30"]
        self.openssl(*new, "-subj", "/CN=Root", "-keyout", "root.key", "-out", "root.pem")
        self.openssl(
            "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Stamps", "-keyout", "tsa.key", "-out", "tsa.csr"
        )
        signer = ["-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-days", "30"]
        self.openssl(
            "x509", "-req", "-in", "tsa.csr", *signer, "-extfile", "tsa.cnf", "-extensions", "signer", "-out", "tsa.pem"
        )

    def openssl(self, *words: str) -> None:
        subprocess.run([OPENSSL, *words], cwd=self.folder, check=True, capture_output=True)

    def answer(self, peer: Peer) -> None:
        (self.folder / "asked.tsq").write_bytes(peer.body)
        key = ["-inkey", "tsa.key", "-signer", "tsa.pem"]
        self.openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "asked.tsq", *key, "-out", "reply.tsr")
        peer.answer((self.folder / "reply.tsr").read_bytes(), kind="application/timestamp-reply")


@pytest.fixture
def seal(tmp_path: Path, serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    if not OPENSSL:
        pytest.skip("no openssl here")
    authority = Authority(tmp_path / "authority")
    server = serve(authority.answer)
    dead = serve(lambda peer: peer.answer(status="500 Oops"), "127.0.0.2")
    root = project(tmp_path / "p", {"s": ("https://paper.example/a", ())}, {})
    stamps = [{"url": server.url("/stamp"), "roots": "root.pem"}, {"url": dead.url("/stamp"), "roots": "root.pem"}]
    plugin = {"log": {"stamps": stamps}, "observe": loopback(server.port, dead.port)}
    text = f"site_name: x\nsite_url: https://desk.example/\nplugins:\n  - claimspring: {plugin}\n"
    (root / "mkdocs.yml").write_text(text.replace("'", '"'), "utf-8")
    shutil.copy(authority.folder / "root.pem", root / "root.pem")
    monkeypatch.chdir(root)
    monkeypatch.delenv("CLAIMSPRING_LOG_KEY", raising=False)

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(seal_command, [str(argument) for argument in arguments])

    return run


def verify(*arguments: object) -> str:
    return CliRunner().invoke(verify_command, [str(argument) for argument in arguments]).stdout


def test_a_stamp_is_kept_and_proved(tmp_path: Path, seal: Callable[..., Result]) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    result = seal(one, "--first")
    assert result.exit_code == 0, result.output
    assert "'127.0.0.2' gave no time-stamp" in result.stderr
    said = verify(one, "--stamp-roots", tmp_path / "p/root.pem")
    assert "nothing contradicts the checkpoint that existed on 20" in said
    assert "says '127.0.0.1' (size 0)" in said
    assert seal(two, "--previous", one).exit_code == 0
    assert (two / "log/anchors/index").read_text() == "0.127.0.0.1\n0.127.0.0.1\n"
    forged = Checkpoint("desk.example/log", 0, b"x" * 32)
    roots = tmp_path / "p/root.pem"
    (one / "log/checkpoint").write_text(str(forged))
    assert "the entries are not those of the checkpoint" in verify(one, "--stamp-roots", roots)
    write(Log(Checkpoint("other.example/log", 0, root([])), ()), one)
    said = verify(one, "--stamp-roots", roots)
    assert "UTC, says '127.0.0.1' is of another log" in said
    (one / "log/anchors/0.127.0.0.1.checkpoint").write_text("another checkpoint")
    assert "bears a stamp that proves nothing" in verify(one, "--stamp-roots", roots)
    (one / "log/anchors/0.127.0.0.1.tsr").write_bytes(b"nonsense")
    assert "bears a stamp that proves nothing" in verify(one, "--stamp-roots", roots)
    (one / "log/anchors/index").write_text(f"{'9' * 5000}.a\n²2.a\n5.a\0b\n5.../b\n")
    assert "no time-stamp lies beside the log" in verify(one, "--stamp-roots", roots)
