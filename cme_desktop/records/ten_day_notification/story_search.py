"""Searches that a 10-day notification grew into."""

from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.ten_day_notification.story import arrived
from cme_desktop.records.whereabouts_enquiry.story_course import PartInSearch, Search
from cme_desktop.sample.steps import Save, Tale


def _reported(search: Search) -> Tale:
    world, course, enquiry = search.world, search.course, search.enquiry
    notice = arrived(world, search.pupil, search.site, course.opened)
    notice.screened_on = course.opened
    notice.outcome, notice.officer = "enquiry_opened", world.officer("cme_officer")
    notice.status, notice.closed_on = ("closed" if course.closed else "screened"), course.closed
    enquiry.last_seen_on = enquiry.last_attended_on = notice.last_seen_on
    yield Save(course.opened, TEN_DAY_NOTIFICATION, notice)
    enquiry.opened_from = notice.id


STORY_SEARCH = PartInSearch(begins=_reported)
