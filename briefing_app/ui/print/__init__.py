"""Printing what is previewed."""
