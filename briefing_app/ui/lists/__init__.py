"""Lists of briefings, of things found and of findings: one model, one way of drawing."""
