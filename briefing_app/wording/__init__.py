"""From stored values to words in three languages."""
