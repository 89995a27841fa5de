"""The guide in the window: pages of help with pictures, contents and search."""
