"""The page of the monthly return: the months, the figures of one, and the workbook made of them."""

from ui.pages.returns.page import ReturnsPage

__all__ = ["ReturnsPage"]
