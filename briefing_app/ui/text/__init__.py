"""Fields in which people write: bound to the library, with figures as chips, in three languages."""
