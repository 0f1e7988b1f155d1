"""What was seen, kept: ledgers, copies of pages, and the proof that neither was altered."""
