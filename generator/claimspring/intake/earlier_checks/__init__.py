"""Files of earlier checks in, files of `claims/checks/` out: a reader for each form, one importer for all they read."""
