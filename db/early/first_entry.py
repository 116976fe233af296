"""What tells a data file, and its copies, from all others."""

FIRST_ENTRY = "SELECT hash FROM history ORDER BY id LIMIT 1"
"""The seal of the oldest entry of the history, which is never altered: no two files begin alike."""
