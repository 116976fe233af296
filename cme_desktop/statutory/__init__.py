"""Duties, periods and dates, each with its source in law."""
