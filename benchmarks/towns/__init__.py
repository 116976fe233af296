"""Made-up towns of any size: data files of the program's own making, in which `check` finds nothing wrong."""

from benchmarks.towns.made import town
from benchmarks.towns.month import busy_month

__all__ = ["busy_month", "town"]
