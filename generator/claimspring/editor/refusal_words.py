"""What cannot be done, in words of the desk: what publishing, intake, files, the disk and git refuse, by its id."""

import errno
import re
from collections.abc import Mapping
from types import MappingProxyType

from claimspring.i18n.labels import mark

REFUSALS: Mapping[str, str] = MappingProxyType(
    {
        # files
        "bad-entry": mark("“%(name)s” cannot be added. %(why)s"),
        "empty-file": mark("The file would be left empty."),
        "file-exists": mark("There is a file %(path)s already. Choose another name."),
        "layout": mark("This entry is laid out in a way that the desk cannot change. Mend it in the text of its file."),
        "link": mark("“%(path)s” leads through a link; the desk leaves it alone."),
        "listed-already": mark("“%(name)s” is taken. Choose another name."),
        "no-entry": mark("There is nothing at “%(route)s” any more. Load the screen again."),
        "no-file": mark("The file %(path)s is gone."),
        "outside": mark("“%(path)s” lies outside this project."),
        "unreadable": mark("The file cannot be read. Open it, and mend it first."),
        "unreadable-file": mark("The file %(path)s cannot be read. Open it, and mend it first."),
        "untrusted-cache": mark(
            "The folder %(path)s must lie on this computer alone, but it is a link or was put into git."
        ),
        "whole-file": mark("This would change the whole file, not a field of it."),
        # publishing
        "another-article": mark("A claim stays with its article."),
        "another-meaning": mark(
            "What changed in “%(fields)s” gives it another meaning. That is a correction, not a slip."
        ),
        "changed-since": mark("Claim %(claim)s has changed since it was published. Say first what the change is."),
        "claim-exists": mark("There is a claim %(claim)s already, or there was one. Choose another name."),
        "device": mark("Windows keeps the name “%(name)s” for itself. Choose another one."),
        "history-without-beginning": mark("The history of claim %(claim)s does not begin with its publication."),
        "into-itself": mark("Claim %(claim)s cannot stand for itself. Choose another one."),
        "known-as-another": mark("Readers know another claim by the name %(claim)s. Choose another name."),
        "ledger-moved": mark("What was seen of this source stands under “%(name)s” already."),
        "ledger-taken": mark("Under “%(name)s” stands what was seen of another document. Choose another name."),
        "more-than-slip": mark(
            "More changed in “%(fields)s” than a slip. Call it a correction if it was wrong, else a clarification."
        ),
        "more-than-translation": mark("More changed than a translation: %(fields)s."),
        "never-published": mark("Claim %(claim)s was never published."),
        "no-claim": mark("There is no claim %(claim)s."),
        "no-kind": mark("Say what kind of change it is."),
        "no-note": mark("Say why: readers are told."),
        "no-reviewer": mark("Say who answers for the review."),
        "no-topic": mark("No claim has the topic “%(name)s”."),
        "no-verdict": mark("There is no verdict yet."),
        "not-on-site": mark("Claim %(claim)s is not on the site any more."),
        "not-published-here": mark(
            "Readers know claim %(claim)s as published, and here it is something else. Publish it again first."
        ),
        "not-retired": mark("Claim %(claim)s is not taken down."),
        "nothing-changed": mark("Nothing that readers rely on has changed."),
        "other-figures": mark(
            "“%(fields)s” has other figures than in the other languages. That is more than a translation."
        ),
        "perhaps-seen": mark("Readers may have seen claim %(claim)s. Take it down instead."),
        "published-already": mark("Claim %(claim)s is published already."),
        "reserved-name": mark("No article can be called “%(name)s”. Choose another name."),
        "reviewed-by-authors": mark("Only its authors have reviewed it (%(names)s). Somebody else has to read it."),
        "same-name": mark("It is called “%(name)s” already."),
        "too-few-parts": mark("Name at least two other claims that it is split into."),
        "too-few-reviewers": mark("This desk wants %(wanted)s reviewers, and there are %(there)s."),
        "unreadable-record": mark("The record %(path)s cannot be read. Take it back from git."),
        "verdict-changed": mark("The verdict changed, so call it a change of the verdict."),
        "verdict-unchanged": mark("The verdict is as it was, so this is no change of the verdict."),
        "verdicts-differ": mark(
            "The two claims have different verdicts. Take one down instead, and lead its readers to the other."
        ),
        # intake
        "archive-in-archive": mark("%(document)s holds an archive within an archive. Upload the inner one."),
        "article-here": mark("You have this article already: %(name)s."),
        "article-of-a-desk": mark("%(document)s is the file of an article of a desk. Paste its text alone."),
        "bad-answer": mark("“%(value)s” does not fit here: %(field)s."),
        "damaged": mark("%(document)s is damaged, or cannot be read. Copy its text, and paste that."),
        "document-empty": mark("%(document)s is empty."),
        "kind-archive": mark("%(document)s is a ZIP of other files. Unpack it, and upload the file with the article."),
        "kind-binary": mark(
            "%(document)s is no document that can be read. Save the page or its text, and upload that."
        ),
        "kind-checks": mark("%(document)s is a list of fact-checks, no article."),
        "kind-json": mark("%(document)s holds data, no article. Give the address of the page, or paste its text."),
        "kind-media": mark("%(document)s is sound or film. Give the page that it stood on, or a transcript."),
        "kind-old-word": mark("%(document)s is no .docx. Open it in a word processor, and save it as .docx."),
        "kind-picture": mark("%(document)s is a picture. Type its words, or give the page that it stood on."),
        "links": mark("%(document)s is a list of links, no article. Give the address of one of them."),
        "locked": mark("%(document)s asks for a password. Save a copy without one, and upload that."),
        "no-name": mark("“%(title)s” makes no name for a file: type it in Latin letters, too."),
        "no-publisher": mark("There is no publisher “%(name)s”."),
        "no-text": mark("%(document)s holds no text of an article. Copy the text, and paste it."),
        "not-whole": mark(
            "Only the whole article can be checked. Open it in your browser, save the page, and upload the file."
        ),
        "not-writable": mark("The text cannot be taken over word for word. Copy it, and paste it."),
        "page-blocked": mark(
            "%(document)s does not let machines read it. Open it in your browser, save the page, and upload the file."
        ),
        "page-missing": mark(
            "%(document)s is no page any more. Look for a copy in a public archive, and give its address."
        ),
        "page-not-the-page": mark(
            "%(document)s shows no article to machines. Open it in your browser, save the page, and upload the file."
        ),
        "page-refused": mark(
            "The desk does not go to %(document)s: it leads into a private network, or is no address of a page."
        ),
        "page-transient": mark(
            "%(document)s gives no answer. Are you online? Try again, or save the page in your browser and upload it."
        ),
        "page-unreadable": mark(
            "%(document)s cannot be read. Open it in your browser, save the page, and upload the file."
        ),
        "scan": mark("%(document)s is a scan, pictures of text. Have its text recognised, and upload that."),
        "source-here": mark("You have this document already: %(name)s."),
        "too-long": mark("%(document)s is too long for one article. Give the article alone."),
        "unanswered": mark("One thing is not answered yet: %(field)s."),
    }
)
"""What cannot be done and what to do instead, by the ids of refusals."""
WARNINGS: Mapping[str, str] = MappingProxyType(
    {
        "bold-paragraphs": mark("Some paragraphs are wholly bold: they may be headings."),
        "credits": mark("The page says that it comes from %(names)s. Add that document to the trail."),
        "hidden-text": mark("The document holds text that is marked as hidden. It was taken, too."),
        "left-out": mark("Not everything could be taken over word for word (%(count)s): %(words)s"),
        "longer-elsewhere": mark("The page’s own data hold a longer text. Compare this one with the page."),
        "mail": mark("A mail is seldom an article. Is it a source?"),
        "passed-over": mark("Sentences between the paragraphs of the article were not taken (%(count)s): %(words)s"),
        "pending-changes": mark("The document holds changes that nobody accepted yet. They were taken as accepted."),
        "plain": mark("The page was read sentence by sentence. Look at the paragraphs."),
        "short": mark("The text has fewer than 100 words. Is it the article?"),
        "signed": mark("The archive says that it is signed by %(name)s. That was not verified."),
        "two-readings": mark("The page can be read in two ways that differ much. Compare the text with the page."),
        "undated-archive": mark("The archive does not say when it took the page."),
    }
)
"""What to look at in a document that comes in, by the ids of intake's warnings."""
THE_TEXT = mark("What you gave")
"""A document that has neither a name nor an address."""
ANYTHING = mark("This cannot be done.")

DISK: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOSPC: mark("it is full"),
        errno.EDQUOT: mark("it is full"),
        errno.EFBIG: mark("it is full"),
        errno.EACCES: mark("you may not write or read there"),
        errno.EPERM: mark("you may not write or read there"),
        errno.EROFS: mark("it can only be read"),
        errno.EIO: mark("it is broken or was unplugged"),
        errno.ENOENT: mark("a folder is gone"),
        errno.ENOTDIR: mark("a folder is gone"),
    }
)
DISK_ELSE = mark("it does not say why")
"""What the disk says, by its errors."""

_GIT = (
    (
        r"could not read (?:Username|Password)|Authentication failed|Permission denied|terminal prompts|\b40[13]\b",
        mark("Git was asked for a password that this computer does not keep. Have it stored once; nothing is lost."),
    ),
    (
        r"\.lock\b|Another git process",
        mark(
            "Another program is using git in this folder (there is a lock). Try again when it is done; nothing is lost."
        ),
    ),
    (
        r"Could not resolve|unable to access|Connection (?:refused|timed out|reset)|from remote repository|unreachable",
        mark("The place to send to does not answer. Are you online? Everything is kept here."),
    ),
    (
        r"tell me who you are|auto-detect email|empty ident",
        mark("Git does not know your name yet. Have whoever set up the folder tell it; nothing is lost."),
    ),
)
GIT_ELSE = mark("Git refuses, in its own words: %(why)s")


def git_refusal(told: str) -> str:
    """What git's own words come to, as a text of the catalogues; `GIT_ELSE` where only they tell."""
    return next((text for pattern, text in _GIT if re.search(pattern, told)), GIT_ELSE)
