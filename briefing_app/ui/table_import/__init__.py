"""The page on which a table from a file is understood, corrected and imported."""
