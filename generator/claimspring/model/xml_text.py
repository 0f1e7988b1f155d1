"""Text as XML 1.0 can hold it: some characters may not stand there, not even escaped."""

import re

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """`text` with the replacement character in place of each of them."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
