"""The pages of a book as a PDF, printed by the program itself where no LibreOffice is found."""

from ui.printing.book import print_book

__all__ = ["print_book"]
