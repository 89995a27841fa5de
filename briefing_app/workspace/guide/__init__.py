"""The guide: pages of help in three languages, read from the program's own folder, for the window and for paper."""
