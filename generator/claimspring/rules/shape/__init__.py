"""Keys and values that do not fit the model: found while reading."""

from types import ModuleType

from claimspring.rules.shape import (
    address_with_credentials,
    impossible_date,
    missing_key,
    missing_value,
    not_a_language,
    not_an_address,
    not_an_id,
    out_of_range,
    unclear_credit,
    unknown_key,
    unknown_value,
    unlocated_source,
    value_too_long,
    wrong_type,
)

MODULES: tuple[ModuleType, ...] = (
    unknown_key,
    missing_key,
    missing_value,
    unknown_value,
    wrong_type,
    value_too_long,
    out_of_range,
    not_an_id,
    not_a_language,
    impossible_date,
    not_an_address,
    address_with_credentials,
    unlocated_source,
    unclear_credit,
)
"""The rules of this family, in the order of the handbook."""
