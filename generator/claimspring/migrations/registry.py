"""All migrations, oldest first."""

from claimspring.migrations import credits_and_certainty, renamed_from_claimtrail
from claimspring.migrations.migration import Migration

MIGRATIONS: tuple[Migration, ...] = (renamed_from_claimtrail.MIGRATION, credits_and_certainty.MIGRATION)
