"""Every measure of the return, by record type, in the order it is read."""

from cme_desktop.records.home_education import chapter as home_education
from cme_desktop.records.off_roll_notice import chapter as off_roll
from cme_desktop.records.on_roll_notice import chapter as on_roll
from cme_desktop.records.pace_interview import chapter as interviews
from cme_desktop.records.penalty_notice import chapter as penalties
from cme_desktop.records.ten_day_notification import chapter as ten_day
from cme_desktop.records.whereabouts_enquiry import chapter as enquiries

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
