"""What every model shares: frozen, unknown keys refused, and no larger in memory than what it says."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

_NOT_KEPT: set[str] = set()


class Lean:
    """A model that does not keep which keys its file had.

    Nobody asks for them, and the sets of these names would be a quarter of a large corpus. `exclude_unset` of pydantic
    would leave out everything.
    """

    def model_post_init(self, _context: object, /) -> None:
        """Let go of pydantic's own set; the one put in its place stays empty, since models are frozen."""
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_KEPT)


class Model(Lean, BaseModel):
    """A value read from an editor's file: immutable, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=True)

    @classmethod
    def wanted(cls, data: Mapping[str, object]) -> tuple[str, ...]:  # noqa: ARG003 -- for those that look at it
        """The keys that a file of this kind with these data has to have, although others may lack them."""
        return ()
