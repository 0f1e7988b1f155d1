"""Statements of a Markdown file as its readers see them. In: one placed in the file. Out: it in the text as read."""

from dataclasses import replace

from claimspring.anchor.quotable import QuotableText
from claimspring.extract.extractor import ArticleInput
from claimspring.extract.statement import DateMention, Mention, Statement
from claimspring.extract.strip_markup import front_matter_end
from claimspring.reading.text import ReadingText, read


class TextAsRead:
    """The text of a file that was extracted from, as its readers see it; plain text is read as it is."""

    def __init__(self, source: ArticleInput) -> None:
        self._reading: ReadingText | None = None
        self.quotable = QuotableText(source.text, source.text, int)
        if source.markdown:
            end = front_matter_end(source.text)
            self._reading = reading = read(source.text[end:], end)
            self.quotable = QuotableText(reading.text, source.text, reading.at)

    def statement(self, found: Statement) -> Statement:
        """A statement of the file with its words and places in this text."""
        reading = self._reading
        if reading is None:
            return found
        quote, start, end = _mention(Mention(found.quote, found.start, found.end), reading)
        return replace(
            found,
            quote=quote,
            start=start,
            end=end,
            speaker=found.speaker and _mention(found.speaker, reading),
            source=found.source and _mention(found.source, reading),
            cue=found.cue and _mention(found.cue, reading),
            pronoun=found.pronoun and _mention(found.pronoun, reading),
            dates=tuple(DateMention(*_mention(Mention(*date[:3]), reading), date.value) for date in found.dates),
            sentence=read(found.sentence).text,
        )


def _mention(mention: Mention, reading: ReadingText) -> Mention:
    """Words that no reader sees stay as they are."""
    start, end = reading.at(mention.start), reading.at(mention.end)
    return Mention(reading.text[start:end] or mention.text, start, max(start, end))
