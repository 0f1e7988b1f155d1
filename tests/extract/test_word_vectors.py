import json
import struct
from pathlib import Path

import pytest

from claimspring.extract import word_vectors
from claimspring.extract.similar_claims import KnownClaims
from claimspring.extract.word_vectors import NoVectorsError, WordVectors, installed_vectors, likeness

PIECES = ["<unk>", "<0xC3>", "<0xA9>", "▁", "s", "e", "a", "▁s", "▁se", "▁sea", "o", "c", "▁o", "▁oc", "ea"]
MERGES = ["▁ s", "▁s e", "▁se a", "▁ o", "▁o c", "e a"]


def written(folder: Path) -> WordVectors:
    """Files in the form of the real ones: every piece its own direction, but 'sea' and 'oc' lie near each other."""
    rows = [[float(column == number) for column in range(len(PIECES))] for number in range(len(PIECES))]
    rows[PIECES.index("▁oc")] = [part * 0.5 for part in rows[PIECES.index("▁sea")]]
    raw = b"".join(struct.pack(f"<{len(row)}e", *row) for row in rows)
    head = {"weight": {"dtype": "F16", "shape": [len(rows), len(rows[0])], "data_offsets": [0, len(raw)]}}
    line = json.dumps({"__metadata__": {"format": "pt"}, **head}).encode()
    (folder / "tokenizers").mkdir(parents=True)
    (folder / "weights").mkdir()
    vectors = folder / "weights" / "l2_supercat_256.safetensors"
    vectors.write_bytes(struct.pack("<Q", len(line)) + line + raw)
    pieces = folder / "tokenizers" / "l2_supercat_tokenizer_config.json"
    vocabulary = {piece: number for number, piece in enumerate(PIECES)}
    pieces.write_text(json.dumps({"model": {"vocab": vocabulary, "merges": MERGES}}), encoding="utf-8")
    return WordVectors(pieces, vectors)


def seen(vectors: WordVectors, text: str) -> list[str]:
    return [PIECES[number] for number, value in enumerate(vectors.of(text)) if value]


def test_letters_are_joined_in_the_order_of_the_pairs(tmp_path: Path) -> None:
    vectors = written(tmp_path)
    assert seen(vectors, "sea") == ["▁sea"]
    assert seen(vectors, "as") == ["▁", "s", "a"]
    assert seen(vectors, "cea") == ["▁", "c", "ea"]
    assert seen(vectors, "sea é") == ["<0xC3>", "<0xA9>", "▁", "▁sea"]
    assert seen(vectors, "sea 漢") == ["<unk>", "▁", "▁sea"]
    assert seen(vectors, "") == ["▁"]


def test_a_text_has_the_length_one(tmp_path: Path) -> None:
    vectors = written(tmp_path)
    assert likeness(vectors.of("sea oc"), vectors.of("oc sea sea")) == pytest.approx(1)
    assert likeness(vectors.of("sea"), vectors.of("as")) == 0


def test_a_claim_in_other_words_is_found(tmp_path: Path) -> None:
    claims = [("as", ["as as as"]), ("sea", ["a sea", "sea sea"])]
    assert KnownClaims(claims).best("oc") == []
    assert [one.of for one in KnownClaims(claims, written(tmp_path)).best("oc")] == ["sea", "as"]
    best = KnownClaims(claims, written(tmp_path / "again")).best("as oc")
    assert [(one.of, one.same) for one in best] == [("as", False), ("sea", False)]


def test_what_is_not_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_vectors, "_PACKAGE", "a_package_of_word_vectors")
    with pytest.raises(NoVectorsError, match=r"claimspring\[similar\]"):
        installed_vectors()
    monkeypatch.syspath_prepend(tmp_path)
    written(tmp_path / "a_package_of_word_vectors")
    (tmp_path / "a_package_of_word_vectors" / "__init__.py").touch()
    assert seen(installed_vectors(), "sea") == ["▁sea"]
