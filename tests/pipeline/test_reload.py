import base64
import hashlib

import pytest

from claimspring.pipeline.reload import allowed

PAGE = b"<head><meta content=\"script-src 'self' 'sha256-a'; x\"></head><body><script>one()</script><p>%b</body></html>"


def test_the_script_at_the_end_may_run_and_no_other() -> None:
    digest = base64.b64encode(hashlib.sha256(b"reload()").digest())
    page = PAGE % b"<script>reload()</script>"

    assert allowed(page) == page.replace(b"'self' '", b"'self' 'sha256-" + digest + b"' '")


@pytest.mark.parametrize("end", [b"", b"<script>one()</script><p>", b'<script src="a.js"></script>'])
def test_a_page_without_one_stays_as_it_is(end: bytes) -> None:
    assert allowed(PAGE % end) == PAGE % end
