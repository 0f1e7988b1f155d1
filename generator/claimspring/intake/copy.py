"""The copy of what came: a WARC file of the answer, or of the file as it was given."""

import hashlib

from claimspring.intake.arrival import Came
from claimspring.intake.proposal import StoredCopy
from claimspring.model.settings import Settings
from claimspring.observe.http.user_agent import product_token
from claimspring.observe.record.copies import file_to_warc, to_warc


def copy_of(came: Came, settings: Settings) -> StoredCopy:
    """The copy that will be kept."""
    agent = product_token(settings)
    if came.answer is not None:
        warc = to_warc(came.answer, came.asked or came.answer.address, agent, came.at)
    else:
        warc = file_to_warc(came.body, came.name, agent, came.at)
    return StoredCopy(warc, hashlib.sha256(came.body).hexdigest(), came.at)
