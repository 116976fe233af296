"""A made-up authority to try the program with: nobody in it is real."""

from cme_desktop.sample.filling import fill

__all__ = ["fill"]
