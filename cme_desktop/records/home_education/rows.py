"""The rows of a spell of home education: contacts, providers, and what is asked for the register."""

from cme_desktop.codes.home_education import CONTACT_KINDS, CONTACT_REPLIES
from cme_desktop.fields import ChoiceField, DateField, NumberField, Row, TextField, YesNoField


class Contact(Row):
    """One contact with the family. Seeing the child or the home can be asked for, not insisted on."""

    on = DateField("On", required=True, not_future=True)
    contact_kind = ChoiceField("Kind of contact", CONTACT_KINDS, required=True)
    reply = ChoiceField("Answer", CONTACT_REPLIES)
    child_seen = YesNoField("Child seen")
    place_seen = YesNoField("Place of education seen")
    information_seen = TextField("Information seen", longest=1000)
    note = TextField("Note", longest=1000)


class Arrangement(Row):
    """Somebody other than the parents who educates the child for part of the time."""

    provider = TextField("Provider", required=True)
    address = TextField("Address or web address", longest=500)
    hours_per_week = NumberField("Hours a week", least=0, most=168, unit="hours")


class Request(Row):
    """One request to the parent for what has changed (s 436D(2)(c))."""

    asked_on = DateField("Asked", required=True, not_future=True)
    answer_by_on = DateField("To answer by", help="The day that the request gives.")
    answered_on = DateField("Answered", not_future=True)
