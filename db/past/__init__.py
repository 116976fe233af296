"""A data file as it stood at the end of a day, out of its history."""
