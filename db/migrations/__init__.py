"""Steps from each version of the tables to the next, with their own literal names."""

REVISIONS = ("0001",)
"""Every version there has been, oldest first."""

HEAD = REVISIONS[-1]
