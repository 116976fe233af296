"""Every measure of the return, by record type, in the order it is read."""

from cme_desktop.returns import (
    enquiries,
    home_education,
    interviews,
    off_roll,
    on_roll,
    penalties,
    ten_day,
)

CHAPTERS = (
    ten_day.CHAPTER,
    off_roll.CHAPTER,
    on_roll.CHAPTER,
    enquiries.CHAPTER,
    interviews.CHAPTER,
    penalties.CHAPTER,
    home_education.CHAPTER,
)

MEASURES = {measure.key: measure for chapter in CHAPTERS for measure in chapter.measures}
