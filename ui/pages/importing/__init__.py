"""The page that brings records in from files."""

from ui.pages.importing.page import ImportPage

__all__ = ["ImportPage"]
