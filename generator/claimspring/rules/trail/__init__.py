"""Where information began, and how many independent origins it has."""

from types import ModuleType

from claimspring.rules.trail import (
    circular_reporting,
    foreign_edition,
    no_origin,
    older_than_its_origin,
    origin_off_the_chain,
    repeated_step,
    resting_on_inference,
    secondary_dead_end,
    self_interested_source,
    shared_wire,
    single_origin,
    uncredited_origin,
    unknown_trail,
    unlocated_credit,
)

MODULES: tuple[ModuleType, ...] = (
    no_origin,
    single_origin,
    shared_wire,
    self_interested_source,
    resting_on_inference,
    secondary_dead_end,
    circular_reporting,
    older_than_its_origin,
    origin_off_the_chain,
    foreign_edition,
    repeated_step,
    unknown_trail,
    uncredited_origin,
    unlocated_credit,
)
"""The rules of this family, in the order of the handbook."""
