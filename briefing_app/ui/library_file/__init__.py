"""The library as a file: where it is, its backups, and whether it is sound."""
