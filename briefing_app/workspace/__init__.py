"""What a person can do with a library: one function per action."""
