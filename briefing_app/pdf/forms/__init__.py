"""The three forms of a document, each with its own pages."""
