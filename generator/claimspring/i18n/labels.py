"""What the closed sets of the model are called on the site; each text is translated where it is shown."""

from collections.abc import Mapping
from types import MappingProxyType

from claimspring.model.article import ArticleKind
from claimspring.model.claim import ChangeKind, ClaimKind, CreditCheck, Medium, Stance
from claimspring.model.publisher import Control, PublisherKind
from claimspring.model.queue import TaskKind
from claimspring.model.site_lack import LackKind
from claimspring.model.source import How, SourceKind


def mark(text: str) -> str:
    """Mark a text for the catalogues without translating it here."""
    return text


CLAIM_KINDS: Mapping[ClaimKind, str] = MappingProxyType(
    {
        ClaimKind.EVENT: mark("event"),
        ClaimKind.NUMBER: mark("number"),
        ClaimKind.QUOTATION: mark("quotation"),
        ClaimKind.STATE: mark("situation"),
        ClaimKind.POLICY: mark("policy"),
        ClaimKind.PLAN: mark("plan"),
        ClaimKind.INTERPRETATION: mark("interpretation"),
        ClaimKind.OPINION: mark("opinion"),
    }
)
ARTICLE_KINDS: Mapping[ArticleKind, str] = MappingProxyType(
    {
        ArticleKind.ARTICLE: mark("Article"),
        ArticleKind.POST: mark("Post"),
        ArticleKind.FILM: mark("Film"),
        ArticleKind.SOUND: mark("Recording"),
        ArticleKind.PICTURE: mark("Picture"),
        ArticleKind.SPEECH: mark("Speech"),
        ArticleKind.UNKNOWN: mark("Kind not known"),
    }
)
UNRATED: Mapping[bool, str] = MappingProxyType({True: mark("Not traced yet"), False: mark("Being checked")})
"""What is said of a claim without a verdict, by whether it came in with an earlier check."""
MEDIA: Mapping[Medium, str] = MappingProxyType(
    {
        Medium.TEXT: mark("In sum, not in its own words"),
        Medium.TABLE: mark("Table"),
        Medium.PICTURE: mark("Picture"),
        Medium.FILM: mark("Film"),
        Medium.SOUND: mark("Recording"),
    }
)
"""What a piece of evidence is that quotes no words."""
STANCES: Mapping[Stance, str] = MappingProxyType(
    {
        Stance.SUPPORTS: mark("supports"),
        Stance.REFUTES: mark("refutes"),
        Stance.QUALIFIES: mark("qualifies"),
        Stance.CONTEXT: mark("context"),
    }
)
COUNTED_STANCES: Mapping[Stance, str] = MappingProxyType(
    {
        Stance.SUPPORTS: mark("support"),
        Stance.REFUTES: mark("refute"),
        Stance.QUALIFIES: mark("qualify"),
        Stance.CONTEXT: mark("context"),
    }
)
"""What several documents do, above a column that counts them."""
CHECKS: Mapping[CreditCheck, str] = MappingProxyType(
    {
        CreditCheck.CONFIRMED: mark("yes"),
        CreditCheck.MISATTRIBUTED: mark("no, someone else did"),
        CreditCheck.MISQUOTED: mark("no, they said something else"),
        CreditCheck.NOT_FOUND: mark("we could not find it"),
        CreditCheck.UNCHECKED: mark("not checked"),
    }
)
CHANGES: Mapping[ChangeKind, str] = MappingProxyType(
    {
        ChangeKind.FIRST_PUBLICATION: mark("First published"),
        ChangeKind.VERDICT_CHANGE: mark("Verdict changed"),
        ChangeKind.CORRECTION: mark("Correction"),
        ChangeKind.CLARIFICATION: mark("Clarification"),
        ChangeKind.UPDATE: mark("Update"),
        ChangeKind.RESTORED: mark("Restored"),
    }
)
SOURCE_KINDS: Mapping[SourceKind, str] = MappingProxyType(
    {
        SourceKind.PRIMARY: mark("primary source"),
        SourceKind.AGENCY: mark("news agency"),
        SourceKind.NEWS: mark("news report"),
        SourceKind.ANALYSIS: mark("analysis"),
        SourceKind.REFERENCE: mark("reference work"),
        SourceKind.SOCIAL: mark("social media"),
    }
)
WAYS: Mapping[How, str] = MappingProxyType(
    {
        How.QUOTES: mark("quotes"),
        How.REPORTS: mark("reports"),
        How.TRANSLATES: mark("translates"),
        How.REPUBLISHES: mark("republishes"),
        How.SUMMARISES: mark("summarises"),
        How.ANALYSES: mark("analyses"),
    }
)
PUBLISHER_KINDS: Mapping[PublisherKind, str] = MappingProxyType(
    {
        PublisherKind.AGENCY: mark("news agency"),
        PublisherKind.NEWSPAPER: mark("newspaper"),
        PublisherKind.BROADCASTER: mark("broadcaster"),
        PublisherKind.ONLINE: mark("online publication"),
        PublisherKind.GOVERNMENT: mark("government body"),
        PublisherKind.MILITARY: mark("armed forces"),
        PublisherKind.INTERNATIONAL: mark("international organisation"),
        PublisherKind.BLOG: mark("blog"),
        PublisherKind.AGGREGATOR: mark("aggregator"),
        PublisherKind.FACT_CHECKER: mark("fact-checking desk"),
        PublisherKind.OTHER: mark("publisher"),
    }
)
TASKS: Mapping[TaskKind, tuple[str, str]] = MappingProxyType(
    {
        TaskKind.BROKEN_FILE: (mark("Files that cannot be read"), mark("Mend the file; its page is missing.")),
        TaskKind.LOST_QUOTATION: (
            mark("Statements whose words are no longer in the article"),
            mark("Compare the statement with the article and correct the quotation."),
        ),
        TaskKind.VANISHED_PASSAGE: (
            mark("Passages that vanished from their page"),
            mark("Look for a copy, and review the verdict without them."),
        ),
        TaskKind.ALTERED_PASSAGE: (
            mark("Passages that were altered on their page"),
            mark("Compare the wordings, and review the verdict."),
        ),
        TaskKind.LOST_SOURCE: (mark("Pages that are gone"), mark("Find a copy in an archive.")),
        TaskKind.CHANGED_SOURCE: (
            mark("Pages that changed since the review"),
            mark("Read the page again, and review the verdict."),
        ),
        TaskKind.UNSEEN_SOURCE: (
            mark("Pages that block automated checks"),
            mark("Open the page yourself, and name a copy that holds the words."),
        ),
        TaskKind.SINGLE_ORIGIN: (
            mark("Verdicts with a single origin"),
            mark("Look for a second source that does not go back to the same document."),
        ),
        TaskKind.STALE_REVIEW: (mark("Reviews that are due again"), mark("Look at the statement again.")),
        TaskKind.WAITING_REVIEW: (mark("Statements in review"), mark("Finish the review.")),
        TaskKind.DRAFT: (mark("Drafts that nobody has taken up"), mark("Check the statement, or drop it.")),
        TaskKind.UNLOCATED_SOURCE: (
            mark("Documents we could not find"),
            mark("Search for the document; those on which most hangs come first."),
        ),
        TaskKind.MISSING_TRANSLATION: (mark("Texts that lack a language"), mark("Translate them.")),
        TaskKind.BLANK: (mark("Blanks in the desk’s own pages"), mark("Fill them in before you publish.")),
    }
)
"""For each kind of task what it is, and what to do about it."""
SITE_LACKS: Mapping[LackKind, str] = MappingProxyType(
    {
        LackKind.ADDRESS: mark("The site has no public address yet."),
        LackKind.PUBLIC_ADDRESS: mark(
            "No reader can reach %(address)s: it is an address of this computer or its network."
        ),
        LackKind.CONTACT: mark("Readers are not told where to report an error."),
        LackKind.OWNER: mark("Readers are not told who publishes the site."),
        LackKind.LICENCE: mark("Readers are not told what they may do with your texts and data."),
        LackKind.BLANK: mark("A page still leaves open: %(wanted)s"),
        LackKind.SAME_DOMAIN: mark(
            "The file CNAME says %(domain)s, the public address says %(host)s. Make them the same."
        ),
    }
)
"""What a site lacks before it meets readers."""
CONTROLS: Mapping[Control, str] = MappingProxyType(
    {
        Control.STATE: mark("state-controlled"),
        Control.PUBLIC: mark("public service"),
        Control.PRIVATE: mark("privately owned"),
    }
)
