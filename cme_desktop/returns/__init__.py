"""Returns: figures that managers report, each with the records behind it."""
