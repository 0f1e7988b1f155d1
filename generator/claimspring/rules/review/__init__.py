"""How a review was made, dated, translated, corrected and kept current; and exceptions from rules."""
