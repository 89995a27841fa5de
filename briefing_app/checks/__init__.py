"""The checks before an export: one module for each, one registry."""
