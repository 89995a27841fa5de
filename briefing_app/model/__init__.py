"""The words of the product as frozen values, without input or output."""
