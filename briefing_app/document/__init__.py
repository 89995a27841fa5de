"""From a frozen edition to a layout-neutral tree, one composer for each form."""
