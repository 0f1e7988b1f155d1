"""What a web address says of itself: which page it is, whose copy, what it wraps, and whom it gives away. Pure.

The lists are those of common practice (ClearURLs and AdGuard for trackers, the archives' own documentation for the form
of their addresses); they need not be whole: what is not listed is left alone.
"""

import contextlib
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

_TRACKER = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|"
    r"vero_id|oly_\w+_id|ref_src|ref_url|cmpid|cmp|xtor|at_(?:medium|campaign|link\w*|ptr\w*|format|bbc_team)|ns_\w+|ocid|"
    r"smid|smtyp|wt_mc|ito|spm|trk\w*|guccounter|guce_\w+|__twitter_impression|amp_js_v|usqp|outputtype",
    re.IGNORECASE,
)
_SHORTENER_NAMES = (
    "t.co bit.ly tinyurl.com goo.gl ow.ly buff.ly is.gd lnkd.in fb.me dlvr.it amzn.to wp.me trib.al nyti.ms bbc.in "
    "reut.rs wapo.st cnn.it ift.tt cutt.ly rb.gy shorturl.at t.ly v.gd tiny.cc rebrand.ly s.id g.co a.co cli.re "
    "urlz.fr fb.watch"
)
_SHORTENERS = frozenset(_SHORTENER_NAMES.split())
_FRONT = re.compile(r"^(?:(?:www\d?|m|mobile|amp)\.)+")
_MOBILE_EDITION = re.compile(r"^([a-z]{2,3})\.m\.(?=wikipedia\.|wikimedia\.|wiktionary\.|wikinews\.)")
_SAME_HOST = {"x.com": "twitter.com", "youtu.be": "youtube.com"}
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$")
_AMP = re.compile(r"(?:/amp|\.amp)(?:/|\.html)?$")

_LEADS_ON = re.compile(r"(?:^|/)(?:url|l\.php|redirect\w*|away\.php|link|click|out|go|r|track\w*|imgres)?/?$")
_WRAPPERS = re.compile(r"(?:^|\.)(?:safelinks\.protection\.outlook\.com|out\.reddit\.com|urldefense\.\w+)$")
_GOOGLE = re.compile(r"^google\.(?:com?\.)?[a-z]{2,3}$")

_MAIL = re.compile(r"[\w.+-]{2,}@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)
_HANDLE = re.compile(r"/@[\w.]+")
_SECRET = re.compile(
    r"access_?token|auth\w*|token|session\w*|sid|phpsessid|jsessionid|sig(?:nature)?|key|api_?key|password|pwd|otp|mc_eid|"
    r"x-amz-(?:signature|security-token|credential)|x-goog-signature",
    re.IGNORECASE,
)
_LEAST_SECRET = 6
_WEB_TOKEN = re.compile(r"eyJ[\w-]{10,}\.[\w-]{10,}")
_LEAVING = re.compile(r"/(?:unsubscribe|desabonnement|opt-?out|preferences)\b", re.IGNORECASE)
_MAILBOX = re.compile(r"^(?:mail|webmail|outlook)\.")

_ARCHIVE = re.compile(
    r"(?:^|\.)(?:web\.archive\.org|archive\.(?:ph|is|today|li|md|vn|fo|org)|perma\.cc|ghostarchive\.org|megalodon\.jp|"
    r"arquivo\.pt|archive-it\.org|webarchive\.nationalarchives\.gov\.uk|webarchive\.org\.uk|web\.archive\.org\.au|"
    r"webcitation\.org|conifer\.rhizome\.org)$"
)
_DATED = (
    re.compile(
        r"(?:web\.archive\.org|wayback\.archive-it\.org/\d+|arquivo\.pt|webarchive\.nationalarchives\.gov\.uk|"
        r"(?:www\.)?webarchive\.org\.uk|web\.archive\.org\.au)(?::\d+)?/(?:web/|wayback/|ukgwa/|en/)*"
        r"(?P<stamp>[^/]*)/(?P<original>.+)"
    ),
    re.compile(r"archive\.(?:ph|is|today|li|md|vn|fo)/(?P<stamp>\d[\d.-]*)/(?P<original>.+)"),
)
_CODE = re.compile(
    r"(?:archive\.(?:ph|is|today|li|md|vn|fo)/[A-Za-z0-9]{5,6}|perma\.cc/[A-Za-z0-9]{4}-[A-Za-z0-9]{4}|"
    r"ghostarchive\.org/archive/\w{5,}|megalodon\.jp/[\d-]+/.+|(?:www\.)?webcitation\.org/\w+)/?$"
)
_FLAVOUR = re.compile(r"(?:[a-z]{2}_)$")
_STAMP = re.compile(r"\d{14}")
_DOTTED_STAMP = re.compile(r"(\d{4})\.(\d\d)\.(\d\d)-(\d{6})")
_SCHEME = re.compile(r"^(https?):/{1,2}", re.IGNORECASE)
_SAFE = "/:@!$&'()*+,;=~-._"
_SIMPLE = re.compile(r"https?://(?!www\d?\.|m\.|mobile\.|amp\.)([a-z0-9-]+(?:\.[a-z0-9-]+)*)((?:/[A-Za-z0-9_~-]+)*)/?")
"""An address of which hardly anything can be left out; most are such."""
_PLAIN_PATH = re.compile(rf"[A-Za-z0-9{re.escape(_SAFE)}]*")
"""A path that stays as it is when it is unquoted and quoted again."""


class CopyKind(StrEnum):
    """What an address says of the copy at which it points."""

    DATED = "dated"
    """One copy of one page, taken at one time."""
    LOOSE = "loose"
    """A calendar, an order to save, "the newest": another copy every time, or none."""
    UNSAID = "unsaid"
    """A copy under a number: of which page, and from when, does not stand in the address."""


@dataclass(frozen=True, slots=True)
class ArchivedCopy:
    """A copy in an archive, as far as its address tells."""

    kind: CopyKind
    original: str | None = None
    """The address of the page; None where it is not said."""
    taken: dt.datetime | None = None
    """When it was taken; None where it is not said."""


class _SplitAddress(NamedTuple):
    """An address taken apart once, for all that is asked of it."""

    split: SplitResult
    name: str
    """The host as it is written, in small letters; empty where there is none."""
    host: str
    """The host without what only says for which device it is, in the form in which it travels."""


@lru_cache(maxsize=1000)
def _parts(address: str) -> _SplitAddress:
    """The parts of an address; raises ValueError where it is none."""
    split = urlsplit(address)
    name = (split.hostname or "").lower()
    return _SplitAddress(split, name, _host(name))


@lru_cache(maxsize=1000)
def canonical(address: str) -> str:
    """The same text for all addresses of one page: without scheme, trackers, and what phones and speed readers get."""
    simple = _SIMPLE.fullmatch(address)
    if simple and simple[1] not in _SAME_HOST and ".m." not in simple[1] and not simple[2].endswith("/amp"):
        return simple[1] + simple[2]
    return _canonical(address)


def _canonical(address: str) -> str:
    try:
        parts, _, bare = _parts(address.strip())
    except ValueError:
        return address
    host = _SAME_HOST.get(bare, bare)
    path = parts.path if _PLAIN_PATH.fullmatch(parts.path) else quote(unquote(parts.path), safe=_SAFE)
    path = re.sub(r"/{2,}", "/", path)
    query = [(key, value) for key, value in _query(parts, keep_blank_values=True) if not _is_tracker(key)]
    if bare == "youtu.be":
        query, path = [("v", path.strip("/"))], "/watch"
    if host == "youtube.com":
        query = [(key, value) for key, value in query if key in {"v", "list"}]
    elif host == "twitter.com":
        query = []
    path = _INDEX.sub("/", path)
    path = _AMP.sub("", path).rstrip("/")
    fragment = f"#{parts.fragment}" if parts.fragment.startswith("!") else ""
    number = _port(parts)
    port = f":{number}" if number not in {None, 80, 443} else ""
    return f"{host}{port}{path}" + (f"?{urlencode(sorted(query))}" if query else "") + fragment


def is_front_page(address: str) -> bool:
    """Whether an address is a site's front page."""
    parts = urlsplit(address)
    return parts.path in {"", "/"} and not parts.query and not parts.fragment.startswith("!")


def untracked(address: str) -> str:
    """An address without the parameters that only say how somebody came to it; the rest as it is written."""
    parts = urlsplit(address)
    kept = [pair for pair in parts.query.split("&") if not _is_tracker(unquote(pair.partition("=")[0]))]
    return urlunsplit(parts._replace(query="&".join(kept)))


def is_shortened(address: str) -> bool:
    """Whether an address leads to a page that it does not name."""
    return _parts(address).host in _SHORTENERS


@dataclass(frozen=True, slots=True)
class Wrapper:
    """An address around another one."""

    target: str | None
    """The one within; None where it cannot be had for certain."""


def wrapper(address: str) -> Wrapper | None:
    """What an address wraps: a click counted, a mail made safe, a page sped up or translated; None where nothing."""
    parts, name, host = _parts(address)
    inner = [value for _, value in _query(parts) if re.match(r"https?://", value)]
    if _GOOGLE.match(host) and (amp := re.match(r"/amp/s/(.+)", parts.path)):
        return Wrapper(_certain(f"https://{amp[1]}"))
    if name.endswith((".cdn.ampproject.org", ".translate.goog")):
        cached = re.match(r"/[a-z]/(s/)?(.+)", parts.path) if name.endswith(".cdn.ampproject.org") else None
        return Wrapper(_certain(f"http{'s' if cached[1] else ''}://{cached[2]}") if cached else None)
    known = _WRAPPERS.search(name) or host == "translate.google.com"
    if known or (inner and _LEADS_ON.search(parts.path)):
        return Wrapper(_certain(inner[0]) if len(inner) == 1 else None)
    return None


def personal(address: str) -> str:
    """What in an address belongs to one person, in a few words: a session, a key, a mailbox; empty where nothing."""
    try:
        parts, name, _ = _parts(address)
    except ValueError:
        return ""
    return next(_personal(parts, name), "")


def _personal(parts: SplitResult, host: str) -> Iterator[str]:
    query = _query(parts)
    text = unquote(f"{parts.path}?{parts.query}#{parts.fragment}")
    if _MAIL.search(text) and not _HANDLE.search(parts.path):
        yield "somebody's e-mail address"
    keys = any(_SECRET.fullmatch(key) and len(value) >= _LEAST_SECRET for key, value in query)
    if keys or ";jsessionid=" in text.lower() or _WEB_TOKEN.search(text):
        yield "a session or a key"
    if _LEAVING.search(parts.path) and query:
        yield "somebody's subscription"
    if _MAILBOX.match(host):
        yield "somebody's mailbox"
    if host == "docs.google.com" and parts.path.rstrip("/").endswith("/edit"):
        yield "a document opened for editing"


def is_archive(address: str) -> bool:
    """Whether an address lies in an archive of web pages."""
    return bool(_ARCHIVE.search(_parts(address).name))


def archived_copy(address: str) -> ArchivedCopy | None:
    """What an address in an archive says of the copy; None for an address that is in no archive we know."""
    if not is_archive(address):
        return None
    parts, name, _ = _parts(address)
    port = f":{_port(parts)}" if _port(parts) else ""
    rest = f"{name}{port}{parts.path}" + (f"?{parts.query}" if parts.query else "")
    if _CODE.fullmatch(rest):
        return ArchivedCopy(CopyKind.UNSAID)
    for form in _DATED:
        if match := form.fullmatch(rest):
            original, taken = _original(match["original"]), _taken(_FLAVOUR.sub("", match["stamp"]))
            return ArchivedCopy(CopyKind.DATED if taken else CopyKind.LOOSE, original, taken)
    return ArchivedCopy(CopyKind.LOOSE)


def _taken(stamp: str) -> dt.datetime | None:
    """Fourteen digits, or the archive.today way of writing them, as a point in time."""
    if dotted := _DOTTED_STAMP.fullmatch(stamp):
        stamp = "".join(dotted.groups())
    if not _STAMP.fullmatch(stamp):
        return None
    try:
        return dt.datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC)
    except ValueError:
        return None


def _original(text: str) -> str | None:
    """The address within that of a copy; the Wayback Machine writes one slash behind the scheme in places."""
    address = _SCHEME.sub(r"\1://", text)
    address = address if "://" in address else f"http://{address}"
    with contextlib.suppress(ValueError):
        return address if urlsplit(address).hostname else None
    return None


def _certain(address: str) -> str | None:
    """An address, where it is one whose host has a name."""
    with contextlib.suppress(ValueError):
        return address if "." in (urlsplit(address).hostname or "") else None
    return None


def _is_tracker(key: str) -> bool:
    return bool(_TRACKER.fullmatch(key))


def _query(parts: SplitResult, *, keep_blank_values: bool = False) -> list[tuple[str, str]]:
    """The names and values of the question in an address; most have none."""
    return parse_qsl(parts.query, keep_blank_values) if parts.query else []


def _host(name: str) -> str:
    """A host's name without what only says for which device it is, in the form in which it travels."""
    name = name.rstrip(".")
    if not name.isascii():
        with contextlib.suppress(UnicodeError):
            name = name.encode("idna").decode()
    return _MOBILE_EDITION.sub(r"\1.", _FRONT.sub("", name)) or name


def _port(parts: SplitResult) -> int | None:
    with contextlib.suppress(ValueError):
        return parts.port
    return None
