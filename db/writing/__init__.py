"""The parts of a save, each in the transaction of the unit of work."""
