"""Asking other people's servers: the guard, politeness, deadlines, and an address to its answer."""
