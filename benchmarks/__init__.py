"""How fast the program is, next to its peers on the same content; see README.md."""
