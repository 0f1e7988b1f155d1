"""What standard output is connected to: a terminal, and one whose user wants colour?"""

import os
import sys


def is_terminal() -> bool:
    """Whether somebody looks at it, not another program."""
    return sys.stdout.isatty()


def wants_colour() -> bool:
    """Whether it may be coloured: on a terminal, unless NO_COLOR is set and not empty (https://no-color.org)."""
    return is_terminal() and not os.environ.get("NO_COLOR")
