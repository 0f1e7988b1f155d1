"""A kit of a made-up desk whose pages lie on loopback: made, checked by a browser from a file, and spoilt."""

import gzip
import json
import random
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Page, expect

from claimspring.anchor.match import Haystack, state_of
from claimspring.cli.kit import command as kit_command
from claimspring.cli.observe import command as observe_command
from claimspring.cli.seal import command as seal_command
from claimspring.cli.verify import command as verify_command
from claimspring.model.observation import Ledger, QuotationState
from claimspring.observe.kit.index_page import FRAMES, VERSION, index_page
from claimspring.observe.kit.pack import LARGEST, pack, sha256, unpack, with_manifest
from claimspring.observe.kit.verify import verify_kit
from claimspring.observe.kit.wacz import unfolded
from claimspring.observe.kit.wacz import wacz as make_wacz
from claimspring.observe.log.note import SignerKey, read_checkpoint
from claimspring.site.static import KIT_PAGE
from tests.observe.projects import loopback, project
from tests.observe.servers import Peer, Server, page

PASSAGES = {
    "plain": "The delegation would stay for six days in the capital",
    "typographic": "“L’accord — dit-on — fut signé”, a déclaré la ministre",
    "small": "ﬁnal ofﬁce hours: 9–17",
    "far": "слова на другом языке стоят здесь",
    "split": "The first sentence was long enough to count. The second sentence was long enough, too.",
}
ON_PAGE = {
    **PASSAGES,
    "typographic": "« L'accord - dit-on - fut  signé », a déclaré la ministre",
    "small": "Final office hours : 9-17",
    "split": PASSAGES["split"].replace("count. ", "count. Somebody then said this, too. "),
}
WORDS = [f"word{n}" for n in range(150)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project whose sources were observed once, and its site with the log."""

    def handler(peer: Peer) -> None:
        name = peer.path.strip("/").removesuffix(".html")
        peer.answer(page(" ".join([*WORDS, ON_PAGE.get(name, "nothing"), *reversed(WORDS)]), title=name))

    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        server = stack.enter_context(Server(handler))
        sources = {name: (server.url(f"/{name}.html"), (words,)) for name, words in PASSAGES.items()}
        sources["lost"] = (server.url("/lost.html"), ("words that stand nowhere at all",))
        root = project(tmp_path_factory.mktemp("desk") / "p", sources, loopback(server.port))
        patch.chdir(root)
        assert CliRunner().invoke(observe_command, []).exit_code == 0
        patch.delenv("CLAIMSPRING_LOG_KEY", raising=False)
        text = (root / "mkdocs.yml").read_text("utf-8").replace('"format"', '"in_review": "shown", "format"')
        text = text.replace("site_name: x", "site_name: x\nsite_url: https://desk.example/")
        (root / "mkdocs.yml").write_text(text, "utf-8")
        with (root / "claims/a/c.yml").open("a", encoding="utf-8") as claim:
            claim.write("review: {status: in-review}\n")
        (root / "site").mkdir()
        assert CliRunner().invoke(seal_command, ["site", "--first"]).exit_code == 0
        yield root


@pytest.fixture
def kit(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(desk)
    path = tmp_path / "c.kit.zip"
    result = CliRunner().invoke(kit_command, ["a/c", "-o", str(path), "--site", "site"])
    assert result.exit_code == 0, result.output
    return path


def verify(*arguments: object) -> Result:
    return CliRunner().invoke(verify_command, [str(argument) for argument in arguments])


def test_a_kit_is_proved(kit: Path, desk: Path) -> None:
    result = verify(kit)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "5 of 6 passages found again",
        "passage 6 was not compared: the words were absent on the page",
        "6 of 6 records are in the log of 'desk.example/log' (size 7)",
    ]
    assert "nothing contradicts the kit's checkpoint (size 7)" in verify(kit, "--site", desk / "site").stdout
    assert verify(desk / "site", "--against", kit).exit_code == 0
    assert verify(kit, "--site", desk / "site", "--key", "nonsense").exit_code == 2
    assert kit.stat().st_size < 50_000
    with zipfile.ZipFile(kit) as opened:
        assert opened.testzip() is None


def test_what_a_kit_does_not_prove_is_told(kit: Path, tmp_path: Path) -> None:
    files = unpack(kit.read_bytes())
    said = json.loads(files.pop("kit.json"))
    del files["kit.sha256"], said["files"]
    first, *others = json.loads(files["proof.json"])
    files["proof.json"] = json.dumps([*others, others[0]]).encode()
    path = tmp_path / "less.zip"
    path.write_bytes(pack(with_manifest(files, said)))
    number = next(at for at, one in enumerate(said["passages"], 1) if one["source"] == first["ledger"])
    told = verify(path)
    assert "5 of 6 records are in the log of" in told.stdout
    assert f"passage {number} rests on a record of which the kit has no proof that it was sealed" in told.stdout
    key = SignerKey("desk.example/log", bytes(32))
    unsigned = verify(kit, "--key", key.public)
    assert unsigned.exit_code == 1
    assert "its checkpoint is not signed by 'desk.example/log'" in unsigned.stdout
    files["checkpoint"] = str(key.sign(read_checkpoint(files["checkpoint"].decode()))).encode()
    path.write_bytes(pack(with_manifest(files, said)))
    assert "its checkpoint is signed by 'desk.example/log'" in verify(path, "--key", key.public).stdout


def test_the_same_kit_is_made_again(kit: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    CliRunner().invoke(kit_command, ["a/c", "-o", str(again), "--site", "site"])
    assert again.read_bytes() == kit.read_bytes()


def test_whatever_is_flipped_is_named(kit: Path) -> None:
    raw, dice = kit.read_bytes(), random.Random(9)
    for place in dice.sample(range(len(raw)), 150):
        spoilt = bytearray(raw)
        spoilt[place] ^= 1 << dice.randrange(8)
        assert verify_kit(bytes(spoilt)).faults, place


def test_every_byte_of_the_container_is_named() -> None:
    raw = pack(with_manifest({"a": b"abc"}, {"version": 1}))
    for place in range(len(raw)):
        spoilt = bytearray(raw)
        spoilt[place] ^= 1
        assert verify_kit(bytes(spoilt)).faults, place
    assert verify_kit(b"nothing").faults == ["this is no kit: not a zip that can be read"]
    assert verify_kit(pack({"a": b""})).faults == ["kit.json: missing"]


def faults_of_one_made_anew(kit: Path, change: Callable[[dict[str, bytes], Any], object]) -> Sequence[str]:
    """What is wrong with a kit whose files and words were changed, and whose manifest was made to fit."""
    files = unpack(kit.read_bytes())
    said = json.loads(files.pop("kit.json"))
    del files["kit.sha256"], said["files"]
    change(files, said)
    return verify_kit(pack(with_manifest(files, said))).faults


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda said: said["passages"][0].update(before="other words "), "passage 1: what surrounds it is not"),
        (
            lambda said: said["passages"][0].update(exact="Nobody would stay for nine months"),
            "do not stand there",
        ),
        (lambda said: said["passages"][0].update(entry=7), "it does not say what a kit says"),
        (lambda said: said["passages"][1].update(entry=1, ledger="ledger-plain.json"), "holds another one"),
    ],
)
def test_a_kit_that_was_made_anew_contradicts_itself(
    kit: Path, change: Callable[[dict[str, list[dict[str, object]]]], object], says: str
) -> None:
    faults = faults_of_one_made_anew(kit, lambda _, said: change(said))
    assert any(says in fault for fault in faults), faults


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda files: files.pop("index.html"), "index.html: missing"),
        (lambda files: files.update({"index.html": b"<p>All found."}), "index.html: it is not the page"),
        (
            lambda files: files.update({"index.html": files["index.html"].replace(b"for six days", b"for ten days")}),
            "index.html: it shows something else than kit.json says",
        ),
        (
            lambda files: files.update({"index.html": re.sub(rb">{.*}<", b">nothing<", files["index.html"])}),
            "index.html: it shows something else than kit.json says",
        ),
        (lambda files: files.pop("claim.yml"), "neither claim.yml nor claim.jsonld lies in it"),
        (
            lambda files: files.update({"claim.yml": files["claim.yml"].replace(b"statement: x", b"statement: y")}),
            "claim.yml: its statement is not that of kit.json",
        ),
        (
            lambda files: files.update(
                {"claim.yml": files["claim.yml"].replace(b"stance: supports", b"stance: refutes")}
            ),
            "claim.yml: it quotes other passages than kit.json",
        ),
    ],
)
def test_what_a_kit_shows_is_what_it_says(kit: Path, change: Callable[[dict[str, bytes]], object], says: str) -> None:
    faults = faults_of_one_made_anew(kit, lambda files, _: change(files))
    assert any(says in fault for fault in faults), faults


def test_a_kit_of_another_version_is_not_judged(kit: Path) -> None:
    files = unpack(kit.read_bytes())
    said = json.loads(files.pop("kit.json"))
    del files["kit.sha256"], said["files"]
    faults = verify_kit(pack(with_manifest(files, said | {"version": 99}))).faults
    assert faults == ["kit.json: form '99' is not known here: verify it with a newer claimspring"]
    judged = verify_kit(pack(with_manifest({**files, "claim.yml": b"of: tomorrow"}, said)))
    assert not judged.faults
    assert "claim.yml was not compared: this version of claimspring cannot read it" in judged.said


def test_a_page_that_changed_is_of_a_form_of_its_own() -> None:
    assert FRAMES[VERSION] == sha256(KIT_PAGE.read_bytes()), "raise VERSION here and in kit.js, and keep the old digest"


def test_a_record_that_was_made_anew_is_not_in_the_log(kit: Path) -> None:
    files = unpack(kit.read_bytes())
    said = json.loads(files.pop("kit.json"))
    del files["kit.sha256"], said["files"]
    ledger = json.loads(files["ledger-lost.json"])
    ledger["entries"][0]["seen"]["title"] = "Another"
    files["ledger-lost.json"] = json.dumps(ledger).encode()
    faults = verify_kit(pack(with_manifest(files, said))).faults
    assert "ledger-lost.json: entry 1: its content is not what was recorded" in faults
    assert "proof.json: entry 1 of 'lost' is not in the log" in faults


def test_a_passage_whose_record_was_never_sealed_is_told(kit: Path, desk: Path, tmp_path: Path) -> None:
    files = unpack(kit.read_bytes())
    said = json.loads(files.pop("kit.json"))
    del files["kit.sha256"], said["files"]
    one = said["passages"][0]
    ledger = Ledger.model_validate_json(files[one["ledger"]])
    entry = ledger.entries[0]
    seen = entry.seen.model_copy(update={"title": "Another"})
    forged = entry.model_copy(update={"seen": seen}).sealed()
    files[one["ledger"]] = ledger.model_copy(update={"entries": (forged,)}).text().encode()
    name = one["ledger"][len("ledger-") : -len(".json")]
    proofs = [proof for proof in json.loads(files["proof.json"]) if proof["ledger"] != name]
    files["proof.json"] = json.dumps(proofs).encode()
    path = tmp_path / "forged.zip"
    path.write_bytes(pack(with_manifest(files, said)))
    told = verify(path, "--site", desk / "site")
    assert told.exit_code == 0
    assert "passage 1 rests on a record that is not in that log" in told.stdout


def test_a_forged_site_is_named_by_an_old_kit(kit: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert CliRunner().invoke(seal_command, [str(tmp_path / "site"), "--first"]).exit_code == 0
    bundle = next((tmp_path / "site/log/tile/entries").rglob("7"))
    bundle.write_bytes(bundle.read_bytes().replace(b"plain", b"plane"))
    assert verify(kit, "--site", tmp_path / "site").exit_code == 1


def test_without_pages_a_kit_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path / "p", {"s": ("https://paper.example/a", ("some words",))}, {})
    monkeypatch.chdir(root)
    assert CliRunner().invoke(kit_command, ["a/none"]).exit_code == 2
    assert CliRunner().invoke(kit_command, ["a/c"]).exit_code == 0
    result = verify(root / "a-c.kit.zip")
    assert result.exit_code == 0
    assert "passage 1 was not compared: nobody has looked at this page yet" in result.stdout
    assert "the kit holds no checkpoint" in result.stdout
    assert CliRunner().invoke(kit_command, ["a/c", "--site", str(root)]).exit_code == 1
    with_pages = CliRunner().invoke(kit_command, ["a/c", "--with-pages"])
    assert with_pages.exit_code == 0
    assert with_pages.stderr == "the page of 's' is not in it: there is no sound copy of it here\n"
    assert "0 pages lie in the kit" in verify(root / "a-c.wacz").stdout


def test_wrong_calls_end_in_a_sentence(desk: Path, tmp_path: Path) -> None:
    big = tmp_path / "big.zip"
    with big.open("wb") as file:
        file.truncate(LARGEST + 1)
    rubbish = tmp_path / "rubbish"
    rubbish.write_bytes(b"\xff\x00rubbish")
    for arguments, says in (
        ((big,), "is larger than any kit"),
        ((tmp_path / "none.zip",), "there is no file or folder"),
        ((desk / "site", "--against", tmp_path / "none"), "there is no file or folder"),
        ((desk / "site", "--against", rubbish), "this is no checkpoint"),
        ((desk / "site", "--key", rubbish), "this is no Ed25519 key"),
        ((desk / "site", "--stamp-roots", rubbish), "holds no certificate (PEM)"),
    ):
        result = verify(*arguments)
        assert result.exit_code == 2, arguments
        assert says in result.stderr


@pytest.mark.browser
def test_a_browser_finds_the_passages_again_without_a_network(kit: Path, page: Page, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(unpack(kit.read_bytes())["index.html"])
    page.goto((tmp_path / "index.html").as_uri())
    page.wait_for_selector("body[data-done]")
    assert page.locator("#sum").inner_text() == "5 of 6 passages found again, 1 not compared."
    assert page.locator("li.found mark").count() == 5
    page.set_input_files("#file", str(kit))
    # An evaluated condition would be refused by the page's own policy.
    expect(page.locator("#whole")).to_have_text(re.compile(r"files, each as it was packed\.$"))


@pytest.mark.browser
def test_a_browser_names_an_altered_letter(kit: Path, page: Page, tmp_path: Path) -> None:
    html = unpack(kit.read_bytes())["index.html"].replace(b"would stay for six days", b"would stay for ten days", 2)
    (tmp_path / "index.html").write_bytes(html)
    page.goto((tmp_path / "index.html").as_uri())
    page.wait_for_selector("body[data-done]")
    assert page.locator("#sum").inner_text() == "4 of 6 passages found again, 1 not compared."
    assert page.locator("li.altered").count() == 1


class TestWithPages:
    @pytest.fixture
    def wacz(self, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.chdir(desk)
        path = tmp_path / "c.wacz"
        result = CliRunner().invoke(kit_command, ["a/c", "-o", str(path), "--site", "site", "--with-pages"])
        assert result.exit_code == 0, result.output
        return path

    def test_it_is_proved_as_a_kit(self, wacz: Path, desk: Path) -> None:
        result = verify(wacz, "--site", desk / "site")
        assert result.exit_code == 0, result.output
        assert "5 of 6 passages found again" in result.stdout
        assert "6 pages lie in the kit, each as it was recorded" in result.stdout
        assert "nothing contradicts" in verify(desk / "site", "--against", wacz).stdout
        wacz.write_bytes(wacz.read_bytes()[:-9])
        spoilt = verify(desk / "site", "--against", wacz)
        assert spoilt.exit_code == 2

    def test_a_copy_that_breaks_off_is_left_out(self, desk: Path, tmp_path: Path) -> None:
        copy = next((desk / "snapshots/plain").iterdir())
        sound = copy.read_bytes()
        try:
            for spoilt in (sound[:-4], sound + b"rubbish", b""):
                copy.write_bytes(spoilt)
                result = CliRunner().invoke(kit_command, ["a/c", "-o", str(tmp_path / "k.wacz"), "--with-pages"])
                assert "the page of 'plain' is not in it: there is no sound copy of it here" in result.stderr
                assert "5 pages lie in the kit" in verify(tmp_path / "k.wacz").stdout
        finally:
            copy.write_bytes(sound)

    def test_a_kit_that_contradicts_itself_is_not_written(self, desk: Path, tmp_path: Path) -> None:
        ledger = desk / "claims/observations/plain.json"
        sound = ledger.read_text("utf-8")
        ledger.write_text(sound.replace('"title": "plain"', '"title": "plane"'), "utf-8")
        try:
            result = CliRunner().invoke(kit_command, ["a/c", "-o", str(tmp_path / "k.zip")])
        finally:
            ledger.write_text(sound, "utf-8")
        assert result.exit_code == 1
        assert (
            "would contradict itself: ledger-plain.json: entry 1: its content is not what was recorded" in result.stderr
        )
        assert not (tmp_path / "k.zip").exists()

    def test_it_is_a_wacz(self, wacz: Path) -> None:
        files = unpack(wacz.read_bytes())
        package = json.loads(files["datapackage.json"])
        assert package["wacz_version"] == "1.1.1"
        assert {one["path"] for one in package["resources"]} == files.keys() - {
            "datapackage.json",
            "datapackage-digest.json",
        }
        lines = gzip.decompress(files["indexes/index.cdx.gz"]).decode().splitlines()
        assert files["indexes/index.idx"].decode().splitlines()[1].startswith(" ".join(lines[0].split(" ")[:2]))
        assert lines == sorted(lines)
        for line in lines:
            key, stamp, told = line.split(" ", 2)
            place = json.loads(told)
            part = files["archive/data.warc.gz"][int(place["offset"]) :][: int(place["length"])]
            assert place["url"].encode() in gzip.decompress(part)
            assert key.startswith("1,0,0,127:")
            assert len(stamp) == 14
        assert len(files["pages/pages.jsonl"].decode().splitlines()) == 7

    def test_whatever_is_flipped_is_named(self, wacz: Path) -> None:
        raw, dice = wacz.read_bytes(), random.Random(10)
        for place in dice.sample(range(len(raw)), 60):
            spoilt = bytearray(raw)
            spoilt[place] ^= 1 << dice.randrange(8)
            assert verify_kit(bytes(spoilt)).faults, place

    @pytest.mark.parametrize(
        ("change", "says"),
        [
            (lambda files: files.pop("datapackage.json"), "they cannot be read"),
            (
                lambda files: files.update({"datapackage-digest.json": b'{"hash": "sha256:0"}'}),
                "do not belong together",
            ),
            (lambda files: files.pop("pages/pages.jsonl"), "pages/pages.jsonl: missing"),
            (lambda files: files.update({"pages/more.jsonl": b"{}"}), "pages/more.jsonl: not in datapackage.json"),
        ],
    )
    def test_its_own_list_holds(self, wacz: Path, change: Callable[[dict[str, bytes]], object], says: str) -> None:
        files = unpack(wacz.read_bytes())
        change(files)
        assert any(says in fault for fault in verify_kit(pack(files)).faults)

    def test_another_page_is_named(self, wacz: Path) -> None:
        files = unpack(wacz.read_bytes())
        kit = unfolded(files)
        one = next(iter(json.loads(kit["kit.json"])["passages"]))
        for name in [name for name in kit if name.startswith("ledger-") and name != one["ledger"]]:
            del kit[name]
        said = json.loads(kit.pop("kit.json"))
        del kit["kit.sha256"], said["files"], kit["checkpoint"], kit["proof.json"]
        said["passages"] = [one]
        claim = kit["claim.yml"].decode().splitlines()
        first = claim.index("evidence:") + 1
        kit["claim.yml"] = "\n".join([*claim[: first + 1], claim[-1], ""]).encode()
        kit["index.html"] = index_page(said)
        spoilt = make_wacz(with_manifest(kit, said), [files["archive/data.warc.gz"]], "x")
        faults = verify_kit(spoilt).faults
        assert len(faults) == 5
        assert all("no record tells of page" in fault for fault in faults)

    @pytest.mark.parametrize("archive", [b"rubbish", b"\x1f\x8brubbish", b"WARC/1.0\r\nWARC-Type: response\r\n\r\nx"])
    def test_rubbish_in_the_place_of_pages_is_told(self, wacz: Path, archive: bytes) -> None:
        files = unpack(wacz.read_bytes())
        files["archive/data.warc.gz"] = archive
        package = json.loads(files["datapackage.json"])
        for one in package["resources"]:
            one["hash"] = f"sha256:{sha256(files[one['path']])}"
        files["datapackage.json"] = json.dumps(package).encode()
        seal = {"path": "datapackage.json", "hash": f"sha256:{sha256(files['datapackage.json'])}"}
        files["datapackage-digest.json"] = json.dumps(seal).encode()
        faults = verify_kit(pack(files)).faults
        assert faults == ["archive/data.warc.gz: it holds no pages that can be read"]

    def test_what_nobody_may_hand_out_is_not_in_it(self, desk: Path, tmp_path: Path) -> None:
        source = desk / "claims/sources/plain.yml"
        text = source.read_text("utf-8")
        source.write_text(f"{text}no_copies: true\n", "utf-8")
        try:
            for options in ((), ("--with-pages",)):
                path = tmp_path / "k.zip"
                CliRunner().invoke(kit_command, ["a/c", "-o", str(path), *options])
                assert "no copy of it may be handed out" in verify(path).stdout
                assert b"word149 The delegation" not in path.read_bytes()
            assert "5 pages lie in the kit" in verify(path).stdout
            told = CliRunner().invoke(kit_command, ["a/c", "-o", str(path), "--with-pages"]).stderr
            assert "the page of 'plain' is not in it: no copy of it may be handed out" in told
            assert CliRunner().invoke(observe_command, ["plain"]).exit_code == 0
        finally:
            source.write_text(text, "utf-8")


LETTERS = "abcßſﬁéèêïñÇİıΣσςЖжשلا中文か゚が½①²Ⅳ0189"
BETWEEN = " \u00a0\u202f\n-‑–—'’‘\"“”«»,.:;!?…()\u00ad\u200b\u0301"


def otherwise(text: str, dice: random.Random) -> str:
    """The same words as another page might print them."""
    changes = {
        "upper": str.upper,
        "lower": str.lower,
        "apart": lambda text: unicodedata.normalize("NFD", text),
        "together": lambda text: unicodedata.normalize("NFC", text),
        "quotes": lambda text: re.sub('["“”«»]', dice.choice('"“«'), text),
        "dashes": lambda text: re.sub("[-‑–—]", dice.choice("-–—"), text),
        "spaces": lambda text: re.sub(r"\s+", dice.choice([" ", "\u00a0", "\n  "]), text),
        "soft": lambda text: "\u00ad".join(text.partition(dice.choice(text))),
    }
    for change in dice.sample(list(changes), 3):
        text = changes[change](text)
    return text


@pytest.mark.browser
def test_whatever_we_find_a_browser_finds_too(kit: Path, page: Page, tmp_path: Path) -> None:
    """The folding of texts exists twice; what is found here must not be called altered there."""
    dice, pairs = random.Random(11), []
    while len(pairs) < 2_000:
        exact = "".join(dice.choice(LETTERS if dice.random() < 0.8 else BETWEEN) for _ in range(dice.randrange(8, 60)))
        text = f"before {otherwise(exact, dice)} behind"
        match = Haystack(text).find(exact)
        if state_of(match) is QuotationState.VERBATIM and match:
            pairs.append([exact, text[match.start : match.end]])
    (tmp_path / "index.html").write_bytes(unpack(kit.read_bytes())["index.html"])
    page.goto((tmp_path / "index.html").as_uri())
    missed = page.evaluate("pairs => pairs.filter(([exact, found]) => !stands({found, parts: [exact]}))", pairs)
    assert missed == []
