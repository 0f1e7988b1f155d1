"""How we introduce ourselves to servers: the program, and who answers for it."""

from importlib.metadata import version

from claimspring.model.settings import Settings


def product_token(settings: Settings) -> str:
    """The User-Agent of every request; ASCII, as HTTP wants it."""
    words = f"claimspring/{version('claimspring')} (+{contact(settings) or 'no contact given'})"
    return words.encode("ascii", "replace").decode()


def contact(settings: Settings) -> str | None:
    """Whom a server's owner can reach; None where the desk names nobody."""
    return settings.observe.contact or settings.contact or settings.site_url
