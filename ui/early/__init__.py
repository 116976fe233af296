"""What an officer sees while the rest is loaded: the window, bare at first, then the work that is due."""
