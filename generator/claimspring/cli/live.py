"""What a published site says of its record: an address in, claims and the hashes of their editions out."""

from collections.abc import Mapping

import click

from claimspring.model.published import read_listed
from claimspring.model.settings import Settings
from claimspring.routes.files import PUBLISHED_JSON


def editions(site: str, settings: Settings, *, first: bool) -> Mapping[str, str]:
    """Which editions a published site shows; complains and ends where that cannot be told.

    With `first`, a site that lists none is one on which nothing is published yet.
    """
    from claimspring.cli.observe import user_agent  # noqa: PLC0415 -- the network, which few checks need
    from claimspring.observe.log.reader import UnreachableError, reading  # noqa: PLC0415 -- as above

    folder, _, name = PUBLISHED_JSON.rpartition("/")
    try:
        with reading(site, settings.observe, user_agent(settings), folder) as read:
            raw = read(name)
        if raw is not None:
            return read_listed(raw)
    except UnreachableError as error:
        raise click.ClickException(f"the live site cannot be compared with: {error}") from None
    except (ValueError, RecursionError):
        told = f"what stands at {site.rstrip('/')}/{PUBLISHED_JSON} is no list of editions"
        raise click.ClickException(f"the live site cannot be compared with: {told}") from None
    if not first:
        raise click.ClickException(f"{site} lists no editions: if nothing is published there yet, add --first")
    return {}
