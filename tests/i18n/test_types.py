"""What would be silently wrong with a text in several languages, or with escaped HTML, does not type-check."""

import subprocess
import sys
from pathlib import Path

WRONG = """
from claimspring.i18n.html import Html, escaped, html, markup
from claimspring.i18n.multilingual import Multilingual, apart, composed
from claimspring.i18n.translator import Words

said: Multilingual = Words("en", "fr").say("Claims")
shown: Html = escaped(said)
apart(composed(f"{said}, 2023"), 2)
markup(shown + html("<br>"))
len(said)  # wrong
said[:5]  # wrong
sorted([said])  # wrong
said.upper()  # wrong
said == "Claims"  # wrong
" ".join([said])  # wrong
escaped(shown)  # wrong
len(shown)  # wrong
shown + "text"  # wrong
plain: str = said  # wrong
markup("<b>")  # wrong
"""


def test_what_is_wrong_with_texts_does_not_type_check(tmp_path: Path) -> None:
    program = tmp_path / "wrong.py"
    program.write_text(WRONG, encoding="utf-8")
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--follow-imports=silent", str(program)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    found = {int(line.split(":")[1]) for line in done.stdout.splitlines() if ": error:" in line}
    expected = {number for number, line in enumerate(WRONG.splitlines(), 1) if line.endswith("# wrong")}
    assert found == expected, done.stdout + done.stderr
