"""Which numbers of a published table are withheld, so that nobody can work out a number from 1 to 4."""
