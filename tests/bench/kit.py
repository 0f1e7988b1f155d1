"""Are all passages found again from their kits? `python -m tests.bench.kit [PROJECT] [FLIPS]`.

Every source of a project gets a made-up page on loopback that holds the passages quoted from it, under its typography
spoilt a little. The pages are observed, the log is sealed, a kit is made for every claim, proved, opened by a browser
from a file, and spoilt so many times by one bit.
"""

import json
import os
import random
import re
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import sync_playwright

from claimspring.cli.kit import command as kit_command
from claimspring.cli.observe import command as observe_command
from claimspring.cli.seal import command as seal_command
from claimspring.model.corpus import Corpus
from claimspring.model.settings import FORMAT
from claimspring.observe.kit.pack import unpack
from claimspring.observe.kit.verify import verify_kit
from claimspring.read.corpus import read_corpus
from tests.browser_setup import FLAGS, find
from tests.observe.projects import loopback
from tests.observe.servers import Peer, Server, page

_URL = re.compile(r"^url:.*$", re.MULTILINE)
_ARCHIVED = re.compile(r"^archived:.*\n", re.MULTILINE)
WORDS = " ".join(f"word{n}" for n in range(150))


def spoilt(text: str) -> str:
    """The same words, with other quotation marks, dashes and spaces."""
    return text.replace("“", "« ").replace("”", " »").replace("’", "'").replace("–", "-").replace(" ", "  ")


def desk(root: Path, project: Path, server: Server, corpus: Corpus) -> None:
    """A copy of the project whose sources lie on loopback."""
    for folder in ("claims", "content"):
        shutil.copytree(project / folder, root / folder)
    settings = json.dumps({"format": FORMAT, "observe": loopback(server.port, workers=4)})
    text = f"site_name: x\nsite_url: https://desk.example/\nplugins:\n  - claimspring: {settings}\n"
    (root / "mkdocs.yml").write_text(text, "utf-8")
    for name, source in corpus.sources.items():
        path = root / source.path
        moved = _URL.sub(f"url: {server.url(f'/{name}.html')}", path.read_text("utf-8"))
        path.write_text(_ARCHIVED.sub("", moved), "utf-8")


def main(project: Path, flips: int) -> int:
    """Print the figures; 1 where a passage is not found again, or a flip is not named."""
    corpus = read_corpus(project).corpus
    passages: defaultdict[str, list[str]] = defaultdict(list)
    for claim in corpus.claims.values():
        for evidence in claim.value.evidence:
            passages[evidence.source] += [evidence.passage] if evidence.passage else []

    def handler(peer: Peer) -> None:
        name = peer.path.strip("/").removesuffix(".html")
        lines = [f"{WORDS} {spoilt(one)} {WORDS}." for one in dict.fromkeys(passages[name])]
        peer.answer(page(*lines, title=name))

    silent = found = wanted = 0
    sizes: list[int] = []
    with Server(handler) as server, tempfile.TemporaryDirectory() as folder, sync_playwright() as browsers:
        root = Path(folder)
        desk(root, project, server, corpus)
        os.chdir(root)
        run = CliRunner()
        start = time.perf_counter()
        run.invoke(observe_command, [*passages])
        print(f"pages observed{time.perf_counter() - start:30.1f} s")
        (root / "site").mkdir()
        run.invoke(seal_command, ["site", "--first"])
        browser = browsers.chromium.launch(executable_path=find(), args=list(FLAGS))
        tab = browser.new_page()
        dice = random.Random(9)
        for key in corpus.claims:
            path = root / "kit.zip"
            done = run.invoke(kit_command, [str(key), "-o", str(path), "--site", "site"], catch_exceptions=False)
            raw = path.read_bytes() if done.exit_code == 0 else b""
            judgement = verify_kit(raw)
            if judgement.faults:
                print(key, *judgement.faults, sep="\n  ")
            sizes.append(len(raw))
            (root / "index.html").write_bytes(unpack(raw)["index.html"])
            tab.goto((root / "index.html").as_uri())
            tab.wait_for_selector("body[data-done]")
            again, _, of = (tab.get_attribute("body", "data-done") or "0/0").partition("/")
            found, wanted = found + int(again), wanted + int(of)
            for _ in range(flips // len(corpus.claims) + 1):
                flipped = bytearray(raw)
                flipped[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
                silent += not verify_kit(bytes(flipped)).faults
        browser.close()
    print(f"passages found again by a browser{found:7} of {wanted}")
    print(f"flips not named{silent:25}")
    print(f"bytes of a kit{sorted(sizes)[len(sizes) // 2]:26,}, at most {max(sizes):,}")
    return int(found < wanted or silent > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve(), int((sys.argv[2:] or ["1000"])[0])))
