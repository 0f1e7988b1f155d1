"""The provenance graph and what follows from it: origins, loops, gaps, impact. Pure; level 1."""
