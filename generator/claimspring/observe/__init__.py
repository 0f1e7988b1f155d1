"""Going out to the sources and keeping the proof: the only package that uses the network. Level 3."""
