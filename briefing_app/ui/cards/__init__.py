"""The page on which a fact card is written: three languages side by side, its figures, and what is known of it."""
