"""The kinds of page, one module each or a few that are alike."""
