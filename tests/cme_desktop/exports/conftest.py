"""The same desk that tables are loaded at."""

from tests.cme_desktop.intake.conftest import desk

__all__ = ["desk"]
