"""The settings of what is chosen in the outline: one file for each kind of block, one for sections."""
