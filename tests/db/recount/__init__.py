"""A second count of the return's figures, written from their definitions over the bare rows of the tables."""
