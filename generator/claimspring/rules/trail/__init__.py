"""Where information began, and how many independent origins it has."""
