"""Every act by the name under which a browser asks for it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from claimspring.editor.acts import (
    articles,
    claims,
    copies,
    fields,
    git,
    history,
    intake,
    known,
    publishing,
    raw,
    review,
    sources,
)
from claimspring.editor.acts.act import DeskAct, Nothing, WordsForm

ACTS: Mapping[str, DeskAct[Any]] = MappingProxyType(
    {
        "edit": DeskAct(fields.FieldEdit, fields.edit),
        "words.look": DeskAct(WordsForm, claims.look, shows=False),
        "claim.make": DeskAct(WordsForm, claims.make),
        "claim.words": DeskAct(claims.ClaimWords, claims.words),
        "claim.other_words": DeskAct(claims.ClaimWords, claims.other_words),
        "claim.speaker": DeskAct(claims.ClaimWords, claims.speaker),
        "claim.choose_speaker": DeskAct(claims.ChosenSpeaker, claims.choose_speaker),
        "claim.credit": DeskAct(claims.CreditWords, claims.credit),
        "claim.split": DeskAct(claims.ClaimWords, claims.split),
        "claim.join": DeskAct(claims.TwoClaims, claims.join),
        "claim.put_aside": DeskAct(claims.ClaimReason, claims.put_aside),
        "known.use": DeskAct(known.KnownClaim, known.use),
        "known.use_for_words": DeskAct(known.KnownWords, known.use_for_words),
        "known.not_same": DeskAct(known.KnownClaim, known.not_same),
        "draft.keep": DeskAct(WordsForm, claims.keep),
        "draft.dismiss": DeskAct(claims.Dismissal, claims.dismiss),
        "draft.bring_back": DeskAct(WordsForm, claims.bring_back),
        "source.find": DeskAct(sources.Find, sources.find, shows=False),
        "source.make": DeskAct(sources.NewSource, sources.make),
        "source.origin": DeskAct(sources.OriginForm, sources.add_origin),
        "publisher.make": DeskAct(sources.NewPublisherForm, sources.make_publisher),
        "evidence.add": DeskAct(sources.NewEvidence, sources.add_evidence),
        "evidence.pick": DeskAct(copies.PickedWords, copies.pick),
        "trail.add": DeskAct(sources.TrailPlace, sources.add_to_trail),
        "copy.look": DeskAct(copies.CopyWords, copies.look, shows=False),
        "copy.fetch": DeskAct(copies.SourceOf, copies.fetch_copy),
        "copy.paste": DeskAct(copies.Pasted, copies.paste),
        "review.ask": DeskAct(claims.OneClaim, publishing.ask),
        "claim.publish": DeskAct(publishing.Publication, publishing.publish_claim),
        "claim.correct": DeskAct(publishing.CorrectionForm, publishing.correct_claim),
        "claim.retire": DeskAct(publishing.Retirement, publishing.retire_claim),
        "claim.restore": DeskAct(publishing.CorrectionForm, publishing.restore_claim),
        "rename": DeskAct(publishing.Renaming, publishing.rename),
        "file.write": DeskAct(raw.RawText, raw.write),
        "file.fix": DeskAct(raw.RawFile, raw.fix),
        "file.last_good": DeskAct(raw.RawFile, raw.last_good),
        "article.make": DeskAct(articles.NewArticle, articles.make),
        "intake.look": DeskAct(intake.IntakeAddress, intake.look),
        "intake.keep": DeskAct(intake.Answers, intake.keep),
        "review.request": DeskAct(review.Request, review.request),
        "review.answer": DeskAct(review.RequestDone, review.answer),
        "review.approve": DeskAct(review.Approval, review.approve),
        "changes.take_back": DeskAct(git.TakenBack, git.take_back),
        "git.send": DeskAct(git.Sending, git.send),
        "git.get": DeskAct(git.Getting, git.get),
        "undo": DeskAct(Nothing, history.undo),
        "redo": DeskAct(Nothing, history.redo),
    }
)
