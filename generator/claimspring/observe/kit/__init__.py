"""The replication kit of a claim: one file with which a stranger checks every passage again, offline."""
