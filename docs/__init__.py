"""The documents that are made from the program itself."""
