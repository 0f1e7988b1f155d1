"""How a review was made, dated, translated, corrected and kept current."""
