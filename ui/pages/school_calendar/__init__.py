"""The school calendar: a year at a glance, the entries it is made from, what is known and what is wrong."""

from ui.pages.school_calendar.page import CalendarPage

__all__ = ["CalendarPage"]
