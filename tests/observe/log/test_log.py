"""The log of a site: made, gone on with, and six forgeries that a stranger names from two downloads."""

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from claimspring.cli.seal import command as seal_command
from claimspring.cli.verify import command as verify_command
from claimspring.model.observation import Ledger, LedgerEntry, Observation, PageState
from claimspring.observe.log.key_change import key_change, successors
from claimspring.observe.log.note import Checkpoint, NoteError, SignerKey, read_checkpoint, signer_key, verifier_key
from claimspring.observe.log.seal import Log, read_log, write
from claimspring.observe.log.tiles import TileError, files, read_entries
from claimspring.observe.log.tree import includes, inclusion_proof, leaf_hash, root
from claimspring.observe.record.store import Store
from tests.observe.projects import loopback, project
from tests.observe.servers import Server
from tests.observe.test_external_archives import Archive

KEY = SignerKey("desk.example/log", bytes(range(32)))
OTHER = SignerKey("desk.example/log", bytes(range(1, 33)))
ORIGIN = "desk.example/log"


def entries(count: int, start: int = 0) -> list[bytes]:
    return [
        json.dumps({"k": "seen", "l": "s", "n": n, "t": 1_700_000_000 + n * 300}).encode() for n in range(start, count)
    ]


def site(folder: Path, those: list[bytes], key: SignerKey = KEY, origin: str = ORIGIN) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    checkpoint = Checkpoint(origin, len(those), root(map(leaf_hash, those)))
    write(Log(key.sign(checkpoint), tuple(those), key.public), folder)
    return folder


def verify(*arguments: object) -> Result:
    return CliRunner().invoke(verify_command, [str(argument) for argument in arguments])


@given(st.integers(0, 600), st.data())
def test_an_entry_is_proved_to_be_in_the_tree(size: int, data: st.DataObject) -> None:
    leaves = [leaf_hash(entry) for entry in entries(size)]
    top = root(leaves)
    if size:
        index = data.draw(st.integers(0, size - 1))
        proof = inclusion_proof(index, leaves)
        assert includes(top, size, index, leaves[index], proof)
        assert not includes(top, size, index, leaf_hash(b"other"), proof)
        assert not includes(top, size, (index + 1) % size, leaves[index], proof) or size == 1
    assert not includes(top, size, size, top, [])


def test_the_tree_is_that_of_rfc_6962() -> None:
    assert root([]) == hashlib.sha256(b"").digest()
    leaves = [leaf_hash(bytes([n])) for n in range(3)]
    assert root(leaves[:1]) == hashlib.sha256(b"\0\0").digest()
    both = hashlib.sha256(b"\1" + leaves[0] + leaves[1]).digest()
    assert root(leaves) == hashlib.sha256(b"\1" + both + leaves[2]).digest()


@given(st.lists(st.binary(max_size=70), max_size=600))
def test_a_log_is_read_from_its_files(those: list[bytes]) -> None:
    written = dict(files(those, [leaf_hash(entry) for entry in those]))
    assert read_entries(written.get, len(those)) == those


def test_the_paths_are_those_of_tlog_tiles() -> None:
    leaves = [b"x" * 32] * (256 * 1001 + 3)
    names = {name for name, _ in files([b""] * len(leaves), leaves)}
    assert {"tile/0/000", "tile/0/x001/000", "tile/0/x001/001.p/3", "tile/1/000", "tile/1/003.p/233"} <= names
    assert "tile/entries/x001/001.p/3" in names


def test_a_key_is_written_as_signed_notes_write_it() -> None:
    assert signer_key(str(KEY)) == KEY
    assert verifier_key(f"{KEY.public}\n") == KEY.public
    assert str(KEY.public).startswith("desk.example/log+")
    with pytest.raises(NoteError):
        verifier_key(str(KEY.public).replace("desk", "disk"))
    for no_secret in (str(KEY.public), str(KEY).replace("desk", "disk")):
        with pytest.raises(NoteError):
            signer_key(no_secret)
    for bad in ("", "a+b", "a+b+c", "a+00000000+AAAA", "x+00+é"):
        with pytest.raises(NoteError):
            verifier_key(bad)


class TestKeyChange:
    AT = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)

    def test_each_key_vouches_for_the_next(self) -> None:
        third = SignerKey("desk.example/log", bytes(32))
        chain = [key_change(ORIGIN, KEY, OTHER.public, self.AT), b"{", key_change(ORIGIN, OTHER, third.public, self.AT)]
        assert list(successors(KEY.public, ORIGIN, chain)) == [OTHER.public, third.public]
        assert list(successors(KEY.public, "other.example/log", chain)) == []
        assert list(successors(third.public, ORIGIN, chain)) == []

    def test_nobody_else_can_vouch(self) -> None:
        forged = json.loads(key_change(ORIGIN, OTHER, OTHER.public, self.AT)) | {"old": str(KEY.public)}
        assert list(successors(KEY.public, ORIGIN, [json.dumps(forged).encode()])) == []
        for field, value in (("s", "!"), ("s", 7), ("new", "nonsense"), ("new", None)):
            bad = json.dumps(forged | {field: value}).encode()
            assert list(successors(KEY.public, ORIGIN, [bad])) == []


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_what_is_no_checkpoint_is_refused(raw: bytes) -> None:
    good = str(KEY.sign(Checkpoint(ORIGIN, 5, b"r" * 32)))
    assert str(read_checkpoint(good)) == good
    with pytest.raises(NoteError):
        read_checkpoint(raw.decode("utf-8", "replace").replace("\n\n", "\n"))


class TestForgeries:
    @pytest.fixture
    def old(self, tmp_path: Path) -> Path:
        return site(tmp_path / "old", entries(900))

    def test_an_honest_log(self, old: Path, tmp_path: Path) -> None:
        new = site(tmp_path / "new", entries(1_000))
        result = verify(new, "--against", old)
        assert result.exit_code == 0
        assert result.stdout.splitlines() == [
            "its checkpoint is signed by 'desk.example/log'",
            "the log 'desk.example/log' holds 1,000 entries, and they are those of its checkpoint",
            f"nothing contradicts {old} (size 900)",
        ]
        assert verify(new, "--against", old / "log/checkpoint").exit_code == 0
        assert "nothing from outside was compared" in verify(new).stdout

    @pytest.mark.parametrize(
        ("forge", "says"),
        [
            (lambda all_: [*all_[:512], b'{"k":"seen"}', *all_[513:]], "the first entry that differs: 512"),
            (lambda all_: all_[:700], "200 entries that {old} holds were taken back"),
            (lambda all_: [*all_[:500], *all_[501:]], "the first entry that differs: 500"),
        ],
        ids=["rewritten", "taken back", "removed"],
    )
    def test_what_the_owner_remakes_is_named(
        self, old: Path, tmp_path: Path, forge: Callable[[list[bytes]], list[bytes]], says: str
    ) -> None:
        result = verify(site(tmp_path / "new", forge(entries(1_000))), "--against", old)
        assert result.exit_code == 1
        assert says.format(old=old) in result.stdout

    def test_what_came_in_late_is_told_and_accuses_nobody(self, old: Path, tmp_path: Path) -> None:
        """A draft's sources are sealed when it is published."""
        result = verify(site(tmp_path / "new", [*entries(1_000), b'{"k":"seen","t":1600000000}']), "--against", old)
        assert result.exit_code == 0
        assert "came in more than a month after the day it bears: 1 of the newer entries, first 1,000" in result.stdout

    def test_a_flipped_byte_is_named_with_its_file(self, old: Path, tmp_path: Path) -> None:
        new = site(tmp_path / "new", entries(1_000))
        bundle = new / "log/tile/entries/002"
        raw = bytearray(bundle.read_bytes())
        raw[100] ^= 1
        bundle.write_bytes(raw)
        assert "log/tile/entries/002 is altered: entry 513 is not the one" in verify(new, "--against", old).stdout
        bundle.unlink()
        assert "log/tile/entries/002 is missing" in verify(new, "--against", old).stdout

    def test_another_key_is_named(self, old: Path, tmp_path: Path) -> None:
        other = SignerKey("desk.example/log", bytes(32))
        new = site(tmp_path / "new", entries(1_000), other)
        assert "not signed by 'desk.example/log': another key, or none" in verify(new, "--against", old).stdout
        assert verify(new, "--key", str(KEY.public)).exit_code == 1
        assert verify(new, "--key", new / "log/key").exit_code == 0

    def test_another_log_is_named(self, old: Path, tmp_path: Path) -> None:
        new = site(tmp_path / "new", entries(1_000), origin="other.example/log")
        assert "is of another log" in verify(new, "--against", old).stdout

    def test_what_is_no_log(self, old: Path, tmp_path: Path) -> None:
        assert verify(tmp_path).exit_code == 1
        (old / "log/key").write_text("<p>There is no such page.")
        assert "log/key: this is no Ed25519 key of a signed note; name the key with --key" in verify(old).stderr
        (old / "log/key").unlink()
        for name in ("checkpoint", "tile/entries/000"):
            broken = site(tmp_path / "broken", entries(300)) / "log"
            (broken / name).unlink()
            (broken / name).mkdir()
            assert f"{broken / name} cannot be read: Is a directory" in verify(broken.parent).stderr
        (old / "log/checkpoint").write_text("nonsense")
        assert "is no checkpoint" in verify(old).stdout
        assert verify(old, "--against", old / "log/checkpoint").exit_code == 2

    def test_without_cryptography_no_signature_is_said_to_be_checked(
        self, old: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("claimspring.observe.log.note.can_sign", lambda: False)
        result = verify(old)
        assert result.exit_code == 0
        assert "no signature was checked" in result.stdout


class TestSeal:
    @pytest.fixture
    def desk(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        root = project(tmp_path / "p", {"s": ("https://paper.example/a", ()), "t": ("https://paper.example/b", ())}, {})
        (root / "mkdocs.yml").write_text("site_name: x\nsite_url: https://desk.example/\nplugins: [claimspring]\n")
        for claim in root.glob("claims/*/*.yml"):
            if claim.parent.name != "sources":
                text = claim.read_text("utf-8").replace("status: draft", "status: published")
                claim.write_text(text if "status:" in text else f"{text}review: {{status: published}}\n", "utf-8")
        Store(root).write("s", ledger(1))
        (root / "claims/published/a").mkdir(parents=True)
        self.publish(root, "a" * 64)
        monkeypatch.chdir(root)
        monkeypatch.setenv("CLAIMSPRING_LOG_KEY", str(KEY))
        return root

    def publish(self, root: Path, *hashes: str) -> None:
        editions = [{"on": f"2026-03-0{n}", "hash": digest} for n, digest in enumerate(hashes, 1)]
        (root / "claims/published/a/c.json").write_text(json.dumps({"version": 1, "editions": editions}))

    def seal(self, *arguments: object) -> Result:
        return CliRunner().invoke(seal_command, [str(argument) for argument in arguments])

    def test_what_is_new_goes_behind_what_is_there(self, desk: Path, tmp_path: Path) -> None:
        one, two = tmp_path / "one", tmp_path / "two"
        one.mkdir()
        two.mkdir()
        first = self.seal(one, "--first")
        assert "whether a log is published already was not seen: https://desk.example/" in first.stderr
        assert first.stdout == "3 entries are sealed, 3 of them new; signed by 'desk.example/log'\n"
        Store(desk).write("s", ledger(3))
        self.publish(desk, "a" * 64, "b" * 64)
        assert "7 entries are sealed, 4 of them new" in self.seal(two, "--previous", one).stdout
        assert verify(two, "--against", one).exit_code == 0
        three = tmp_path / "three"
        three.mkdir()
        assert "7 entries are sealed, 0 of them new" in self.seal(three, "--previous", two).stdout
        assert {path.relative_to(two): path.read_bytes() for path in two.rglob("*") if path.is_file()} == {
            path.relative_to(three): path.read_bytes() for path in three.rglob("*") if path.is_file()
        }

    def test_what_only_drafts_name_is_not_sealed(self, desk: Path, tmp_path: Path) -> None:
        for claim in desk.glob("claims/*/*.yml"):
            claim.write_text(claim.read_text("utf-8").replace("status: published", "status: draft"), "utf-8")
        assert self.seal(tmp_path, "--first").stdout.startswith("1 entry is sealed, 1 of them new")
        assert b'"l":"s"' not in b"".join(path.read_bytes() for path in tmp_path.glob("log/**/*") if path.is_file())

    def test_a_last_entry_may_grow(self, desk: Path, tmp_path: Path) -> None:
        self.seal(tmp_path / "p", "--first")
        grown = ledger(1).entries[0].model_copy(update={"count": 5}).sealed()
        Store(desk).write("s", Ledger(entries=(grown,)))
        assert self.seal(desk, "--previous", desk).exit_code == 0

    @pytest.mark.parametrize(
        ("forge", "says"),
        [
            (lambda desk: Store(desk).write("s", ledger(1, "other")), "entry 1 of the ledger 's'"),
            (lambda desk: (desk / "claims/observations/s.json").unlink(), "entry 1 of the ledger 's'"),
            (lambda desk: (desk / "claims/published/a/c.json").unlink(), "edition 1 of 'a/c'"),
        ],
    )
    def test_what_was_sealed_must_still_be_there(
        self, desk: Path, tmp_path: Path, forge: Callable[[Path], object], says: str
    ) -> None:
        old, new = tmp_path / "old", tmp_path / "new"
        old.mkdir()
        new.mkdir()
        assert self.seal(old, "--first").exit_code == 0
        forge(desk)
        result = self.seal(new, "--previous", old)
        assert result.exit_code == 1
        assert f"the project no longer holds what was sealed: {says}" in result.stderr
        assert not (new / "log").exists()
        restarted = self.seal(new, "--restart", "desk.example/log2")
        assert restarted.exit_code == 0
        assert (new / "log/checkpoint").read_text().startswith("desk.example/log2\n")

    def test_no_log_begins_beside_one_that_is_published(
        self, desk: Path, tmp_path: Path, serve: Callable[..., Server]
    ) -> None:
        published = site(tmp_path / "published", entries(3))
        checkpoint = (published / "log/checkpoint").read_bytes()
        server = serve(
            lambda peer: (
                peer.answer(checkpoint) if peer.path == "/log/checkpoint" else peer.answer(status="404 Not Found")
            )
        )
        plugin = json.dumps({"observe": loopback(server.port)})

        def at(address: str) -> None:
            lines = f"site_name: x\nsite_url: {server.url(address)}\nplugins: [claimspring: {plugin}]\n"
            (desk / "mkdocs.yml").write_text(lines)

        at("/")
        refused = self.seal(tmp_path, "--first")
        assert refused.exit_code == 1
        assert f"{server.url('/')} holds a log already: go on with it (--previous" in refused.stderr
        assert self.seal(tmp_path, "--restart", ORIGIN).exit_code == 1
        assert not (tmp_path / "log").exists()
        assert self.seal(tmp_path, "--restart", "desk.example/log2").exit_code == 0
        checkpoint = b"<p>There is no such page, but have a look around."
        assert "in the place of a log is none" in self.seal(tmp_path, "--first").stderr
        at("/elsewhere/")
        assert self.seal(tmp_path, "--first").exit_code == 0

    def test_a_damaged_log_is_not_gone_on_with(self, desk: Path, tmp_path: Path) -> None:
        old = tmp_path / "old"
        old.mkdir()
        self.seal(old, "--first")
        assert "there is no log" in self.seal(desk, "--previous", tmp_path).stderr
        (old / "log/tile/entries/000.p/3").write_bytes(b"")
        assert "holds 0 entries instead of 3" in self.seal(desk, "--previous", old).stderr

    def test_wrong_calls(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self.seal(desk).exit_code == 2
        assert self.seal().exit_code == 2
        assert self.seal(desk, "--first", "--previous", desk).exit_code == 2
        monkeypatch.setenv("CLAIMSPRING_LOG_KEY", "nonsense")
        assert self.seal(desk, "--first").exit_code == 2
        monkeypatch.delenv("CLAIMSPRING_LOG_KEY")
        assert "not signed, as there is no CLAIMSPRING_LOG_KEY" in self.seal(desk, "--first").stdout
        (desk / "mkdocs.yml").write_text("site_name: x\nplugins: [claimspring]\n")
        assert self.seal(desk, "--first").exit_code == 2

    def test_the_settings_may_name_the_key(self, desk: Path) -> None:
        settings = (
            f"site_name: x\nplugins: [claimspring: {{log: {{key: '{KEY.public}'}}}}]\nsite_url: https://desk.example\n"
        )
        (desk / "mkdocs.yml").write_text(settings)
        assert self.seal(desk, "--first").exit_code == 0
        (desk / "mkdocs.yml").write_text(settings.replace(str(KEY.public), str(OTHER.public)))
        refused = self.seal(desk, "--previous", desk)
        assert refused.exit_code == 2
        assert "CLAIMSPRING_LOG_KEY is not its secret half" in refused.stderr

    @pytest.mark.usefixtures("desk")
    def test_a_new_key_takes_the_place_of_one_that_vouches_for_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one, two = tmp_path / "one", tmp_path / "two"
        one.mkdir()
        two.mkdir()
        self.seal(one, "--first")
        monkeypatch.setenv("CLAIMSPRING_LOG_KEY", str(OTHER))
        assert "only where that one vouches for it" in self.seal(two, "--previous", one).stderr
        monkeypatch.delenv("CLAIMSPRING_LOG_KEY")
        assert "its secret half is not at hand" in self.seal(two, "--previous", one).stderr
        assert not (two / "log").exists()
        monkeypatch.setenv("CLAIMSPRING_LOG_KEY", str(OTHER))
        monkeypatch.setenv("CLAIMSPRING_LOG_OLD_KEY", str(KEY))
        assert "4 entries are sealed, 1 of them new" in self.seal(two, "--previous", one).stdout
        assert (two / "log/key").read_text() == f"{OTHER.public}\n"
        told = verify(two, "--against", one)
        assert told.exit_code == 0
        assert f"the key '{KEY.public}' was changed for '{OTHER.public}', and vouched for it" in told.stdout
        monkeypatch.delenv("CLAIMSPRING_LOG_OLD_KEY")
        assert self.seal(two, "--previous", two).exit_code == 0

    @pytest.mark.usefixtures("desk")
    def test_a_signed_log_without_its_key_is_not_gone_on_with(self, tmp_path: Path) -> None:
        self.seal(tmp_path, "--first")
        (tmp_path / "log/key").unlink()
        refused = self.seal(tmp_path, "--previous", tmp_path)
        assert refused.exit_code == 1
        assert "log/key is missing" in refused.stderr

    def test_the_head_is_kept_by_an_archive(
        self, desk: Path, monkeypatch: pytest.MonkeyPatch, serve: Callable[..., Server]
    ) -> None:
        archive = Archive()
        archive.original = "https://desk.example/log/checkpoint"
        archive.reports = 1  # it is done at the first question
        server = serve(archive)
        plugin = {"observe": loopback(server.port, archive_save=server.url("/save"))}
        lines = f"site_name: x\nsite_url: https://desk.example/\nplugins: [claimspring: {json.dumps(plugin)}]\n"
        (desk / "mkdocs.yml").write_text(lines)
        assert "no archive is asked" in self.seal("--archive").stderr
        monkeypatch.setenv("CLAIMSPRING_ARCHIVE_KEY", "me")
        monkeypatch.setenv("CLAIMSPRING_ARCHIVE_SECRET", "secret")
        asked = (self.seal("--archive") for _ in range(8))  # an answer that is broken off is a copy not given
        kept = next(one for one in asked if one.stdout)
        assert kept.exit_code == 0
        assert kept.stdout.startswith(f"the log's head is kept at {server.url('/web/20261123120000')}")
        archive.saves = False
        assert "gave no copy of the log's head" in self.seal("--archive").stderr
        (desk / "mkdocs.yml").write_text("site_name: x\nplugins: [claimspring]\n")
        assert self.seal("--archive").exit_code == 2

    def test_a_key_is_made(self) -> None:
        for name in ("", "a+b", "two words"):
            assert self.seal("--new-key", name).exit_code == 2
        lines = self.seal("--new-key", "desk.example/log").stdout.splitlines()
        assert signer_key(lines[1]).public == verifier_key(lines[3])


def ledger(count: int, title: str = "T") -> Ledger:
    made = Ledger()
    for number in range(1, count + 1):
        seen = Observation(asked="https://paper.example/a", state=PageState.ALIVE, title=f"{title}{number}")
        when = f"2026-03-0{number}T09:00:00Z"
        last = made.last
        entry = LedgerEntry.model_validate(
            {"first_seen": when, "last_seen": when, "seen": seen, **({"previous": last.hash} if last else {})}
        )
        made = Ledger(entries=(*made.entries, entry.sealed()))
    return made


def test_a_log_that_was_cut_is_refused(tmp_path: Path) -> None:
    folder = site(tmp_path / "s", entries(3))
    read = {"tile/entries/000.p/3": (5).to_bytes(2, "big") + b"abc"}
    with pytest.raises(TileError, match="breaks off"):
        read_entries(read.get, 3)
    assert read_log(lambda path: (folder / "log" / path).read_bytes()).checkpoint.size == 3
