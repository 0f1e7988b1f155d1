"""The strictness that every model shares: frozen, and unknown keys refused."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A value read from an editor's file: immutable, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=True)
