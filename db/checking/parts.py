"""What a check compares the tables by."""

Parts = dict[tuple[str, str], str]
"""What there is: (what it is, its name) -> how it is made, in a form that two ways of writing it share."""
