import errno

import pytest

from claimspring import cli


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (PermissionError(errno.EACCES, "Permission denied", "claims/new.yml"), 2, "claims/new.yml: Permission denied"),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "the disk: No space left on device"),
        (OSError(errno.EBADF, "Bad file descriptor"), 3, "a bug of the program"),
        (ValueError("odd"), 3, "ValueError: odd"),
    ],
)
def test_a_disk_that_refuses_is_no_bug(
    error: Exception, code: int, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr(cli, "claimspring", fail)
    with pytest.raises(SystemExit) as left:
        cli.main()
    shown = capsys.readouterr().err
    assert left.value.code == code
    assert told in shown
    assert ("Traceback" in shown) == (code == 3)
