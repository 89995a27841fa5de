"""One file per kind of node: measured boxes that know their height, how they may be torn, and how to draw themselves."""
