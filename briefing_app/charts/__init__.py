"""From a chart specification and its data to a drawing."""
