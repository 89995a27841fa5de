"""The command line: the same workspace as the window, without Qt."""
