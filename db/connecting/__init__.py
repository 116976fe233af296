"""Connections to a data file, and what runs on them: engines, waiting, statements made once."""
