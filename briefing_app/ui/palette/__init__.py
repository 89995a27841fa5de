"""The palette: everything that can be found or done, by typing."""
