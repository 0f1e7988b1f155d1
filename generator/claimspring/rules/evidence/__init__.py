"""What a verdict rests on, after the fact-checkers' codes of principles (IFCN, EFCSN)."""
