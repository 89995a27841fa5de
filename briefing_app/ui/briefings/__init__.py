"""The place for briefings, and the pages on which one is made, described and compared with how it was."""
