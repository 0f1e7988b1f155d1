import io
import zipfile
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from claimspring.exports.batches import MOST, batches
from claimspring.exports.zip_archive import DeflatedText, zip_archive
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey

KEYS = st.sets(st.integers(0, 5000), max_size=400).map(
    lambda numbers: [ClaimKey(ArticleId("tower"), ClaimId(f"c{number:04}")) for number in sorted(numbers)]
)


@given(KEYS)
def test_batches_hold_every_claim_once_in_order(keys: list[ClaimKey]) -> None:
    made = list(batches(keys))
    assert list(chain.from_iterable(made)) == keys
    assert all(0 < len(batch) <= MOST for batch in made)


def test_one_claim_more_leaves_all_other_batches_as_they_were() -> None:
    keys = [ClaimKey(ArticleId("tower"), ClaimId(f"c{number:04}")) for number in range(0, 4000, 2)]
    before = set(batches(keys))
    assert len(before) > 40
    for number in range(1, 4000, 400):
        more = ClaimKey(ArticleId("tower"), ClaimId(f"c{number:04}"))
        assert len(before.difference(batches(sorted([*keys, more])))) == 1


@given(st.lists(st.binary(max_size=3000), max_size=6))
def test_pieces_that_were_deflated_by_themselves_are_one_entry(texts: list[bytes]) -> None:
    pieces = [DeflatedText.from_bytes(DeflatedText.of(text).to_bytes()) for text in texts]
    made = zip_archive([("first.xml", pieces), ("folder/second.xml", [DeflatedText.of(b"<a/>")])])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["first.xml", "folder/second.xml"]
        assert archive.read("first.xml") == b"".join(texts)
        assert archive.read("folder/second.xml") == b"<a/>"
