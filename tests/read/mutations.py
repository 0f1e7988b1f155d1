"""Good files, slightly broken: cut, repeated, swapped, with signs that mean something in YAML thrown in."""

from hypothesis import strategies as st

PIECES = [
    *(sign.encode() for sign in "[]{}:,-?!&*|>'\"%@`#~ \t\r\n"),
    *(b"\n  ", b"\n- ", b": ", b"---\n", b"...\n", b"<<: *a", b"!!python/object:x", b"null", b"\xff", b"\xc2\x85"),
    *("\u2028\u202e\ufeff«’é中\0".encode(), b"2026-02-30", b"0x1f", b"[" * 40, b"a: " * 40, b"\\x", b"{a: b"),
]


@st.composite
def mutations(draw: st.DrawFn, good: bytes, most: int = 4) -> bytes:
    """`good` with up to `most` pieces replaced by others, or by parts of itself."""
    raw = good
    for _ in range(draw(st.integers(1, most))):
        start = draw(st.integers(0, len(raw)))
        end = draw(st.integers(start, min(len(raw), start + 30)))
        own = draw(st.integers(0, len(raw)))
        new = draw(st.sampled_from([*PIECES, raw[own : own + 20], b""]))
        raw = raw[:start] + new + raw[end:]
    return raw
