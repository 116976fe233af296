"""Made-up towns of any size: data files of the program's own making, in which `check` finds nothing wrong."""

from benchmarks.towns.made import town

__all__ = ["town"]
