"""Tests of the trail as readers and programs see it."""
