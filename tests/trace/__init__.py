"""Helpers for tests of the trail: corpora made from a few lines."""
