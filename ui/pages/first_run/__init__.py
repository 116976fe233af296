"""The first page of a new data file: whose it is, who sits at it, and how to begin."""

from ui.pages.first_run.page import FirstRunPage

__all__ = ["FirstRunPage"]
