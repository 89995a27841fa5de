"""Specification + data → drawing. Cheap to import: matplotlib is loaded when a figure is first made."""
