"""Charts in the window: painted from their marks, as small pictures, on their place and on a page of their own."""
