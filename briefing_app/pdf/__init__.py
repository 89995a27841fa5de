"""From the document tree to a PDF file."""
