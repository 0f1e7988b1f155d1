"""Bringing documents in: an address or a file to a proposal, a proposal and its answers to files.

Two functions, which the command line and the editor in the browser call alike: `propose.propose` and `accept.accept`.
Nothing is written before the second one's changes are committed.
"""
