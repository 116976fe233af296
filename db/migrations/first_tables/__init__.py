"""The literal tables of step 0001, in groups."""
