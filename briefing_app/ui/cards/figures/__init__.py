"""The key figures of a card as a table that is written in like a spreadsheet."""
