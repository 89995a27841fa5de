"""The engine beneath the page layout: fonts, line breaking, paragraphs, tagged pages and archival output."""
