"""Faults put into the program one at a time: each has to make a test fail; `python -m tests.mutants -h`."""
