"""Every change of the data file that an officer or a command can make, each under its name."""
