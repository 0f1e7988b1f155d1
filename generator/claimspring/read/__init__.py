"""Disk to model: files, strict YAML with positions, claims, sources, articles. Level 1.

A bad file is a finding, never an exception, and never hides another file.
"""
