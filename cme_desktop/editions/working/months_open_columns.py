"""For how long something has been so, as the columns of a table: the longest first."""

from cme_desktop.paper.book import Column
from cme_desktop.returns.months_open import MONTHS_OPEN

NO_DAY = "no_day"
"""Since nobody knows when."""
BANDS_BY_AGE = (*reversed([band.code for band in MONTHS_OPEN]), NO_DAY)


def band_columns() -> list[Column]:
    """A column of numbers for each band."""
    headings = {NO_DAY: "Since a day not given", **{band.code: band.label for band in MONTHS_OPEN}}
    return [Column(headings[code], 16, number=True) for code in BANDS_BY_AGE]
