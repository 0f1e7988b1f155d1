"""What YAML allows and files of ours may not have -> the faults that say so."""

from claimspring.model.finding import Span
from claimspring.read.fault import Fault, short


def empty(what: str) -> Fault:
    """Nothing to read."""
    return Fault("empty-file", what, "fill it in, or delete it")


def not_a_mapping(span: Span) -> Fault:
    """A list or a single value where keys should be."""
    hint = "start with a key and a colon, such as 'title:'"
    return Fault("not-a-mapping", "the file is no list of keys and values", hint, span)


def second_document(span: Span, *, is_empty: bool) -> Fault:
    """More than one document in a file."""
    hint = "remove the line '---'" if is_empty else "put what follows into a file of its own, and remove the line '---'"
    return Fault("second-document", "a second document starts here", hint, span)


def second_record(key: str, span: Span) -> Fault:
    """A second claim or source below the first, with nothing between them."""
    hint = "one file holds one claim or source: put what follows into a file of its own"
    return Fault("second-document", f"a second record starts here: '{key}' and other keys come again", hint, span)


def too_deep(deepest: int, span: Span) -> Fault:
    """Nesting that no file of ours needs."""
    return Fault("nesting-too-deep", f"more than {deepest} levels of nesting", "nothing here is nested so deeply", span)


def key_not_text(span: Span) -> Fault:
    """A list or a mapping as a key."""
    return Fault("key-not-text", "this key is not a word", "write a word and a colon before the value", span)


def duplicate_key(key: str, first: Span, span: Span) -> Fault:
    """A key given twice, of which YAML readers silently take the last."""
    message = f"the key '{key}' is given twice, first in line {first.start.line}"
    return Fault("duplicate-key", message, "keep one of the two, or join them", span)


def cut_text(rest: str, span: Span) -> Fault:
    """`the #1 crossing`, of which YAML reads `the` and takes the rest for a comment."""
    hint = "put the whole value in quotation marks; a comment that is meant as one has a space after the '#'"
    return Fault("cut-text", f"the text is cut here: '{short(rest)}' counts as a comment", hint, span)


def anchor(name: str, span: Span) -> Fault:
    """`&name`, with which a file of a few lines can stand for gigabytes."""
    hint = "write the value out; if the value begins with '&', put it in quotation marks"
    return Fault("yaml-anchor", f"the anchor '&{name}' is not allowed", hint, span)


def alias(name: str | None, span: Span) -> Fault:
    """`*name`, which stands for the value at the anchor."""
    hint = "write the value out; if the value begins with '*', put it in quotation marks"
    return Fault("yaml-anchor", f"the alias '*{name}' is not allowed", hint, span)


def tag(name: str, span: Span) -> Fault:
    """`!name`, which asks the reader to make something of the value."""
    hint = "remove it; if the value begins with '!', put it in quotation marks"
    return Fault("yaml-tag", f"the tag '{name}' is not allowed", hint, span)


def directive(span: Span) -> Fault:
    """A line for the YAML reader; libyaml needs the square of the time for many of them."""
    message = "a line that begins with '%' is a directive, which is not allowed"
    return Fault("yaml-tag", message, "remove it; if it goes on a text, indent it", span)
