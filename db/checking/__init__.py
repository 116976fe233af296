"""The parts of a check of the data file: each gives a sentence for every thing that it finds wrong."""
