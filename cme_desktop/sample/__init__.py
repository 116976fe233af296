"""A made-up authority to try the program with: nobody in it is real."""

from cme_desktop.sample.filling import fill, refuse_too_early

__all__ = ["fill", "refuse_too_early"]
