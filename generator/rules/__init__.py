"""What a desk's standards ask of its files: one module per rule, in an explicit registry. Level 2."""
