"""Measured on a data file whose records nearly all fall in one month: `run(month)` for each size.

What it gives is named by its size.
"""
