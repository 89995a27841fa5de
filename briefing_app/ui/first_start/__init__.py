"""The first start: language, place of the library, and three ways in."""
