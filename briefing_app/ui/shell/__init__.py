"""What stands around the pages: which there are, how one goes from one to another, and what is said about them."""
