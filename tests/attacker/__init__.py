"""A reader who keeps every edition and tries to work out what was withheld, and returns to try it on."""
