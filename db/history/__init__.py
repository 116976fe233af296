"""The chains of the history, and where each of them stood."""
