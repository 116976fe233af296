"""A second count of the return's figures, written from their definitions over the bare rows of the tables."""

from datetime import date

AS_AT = date(2026, 11, 20)
"""The last day of the made-up file."""
