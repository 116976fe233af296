"""Person: a parent, carer or other adult in children's lives, kept once however many children there are.

A parent, in education law, is anyone with parental responsibility for a child or with care of the child
(Education Act 1996, s576).
"""

from collections.abc import Iterator

from cme_desktop.codes.people import (
    BIRTH_ELSEWHERE,
    FORENAME_ELSEWHERE,
    LANGUAGES,
    PHONE_KINDS,
    SURNAME_ELSEWHERE,
)
from cme_desktop.description.life import ALIVE
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import About, Offered, Order, RecordType
from cme_desktop.description.words import surname_first
from cme_desktop.fields import (
    BirthField,
    ChoiceField,
    EmailField,
    LongTextField,
    NameField,
    PhoneField,
    Row,
    RowsField,
    Section,
    TextField,
    YesNoField,
)
from cme_desktop.standing_records.address import (
    Address,
    addresses_in_order,
    overlapping_homes,
    postcode_terms,
)
from cme_desktop.values.phones import phone_figures


class Phone(Row):
    """One number that a person can be reached at."""

    number = PhoneField("Number", required=True)
    kind = ChoiceField("Kind", PHONE_KINDS)
    emergency = YesNoField("Emergency number")


class Person(Record):
    """What the team knows of one adult, whichever children it learnt it from."""

    with Section("Name"):
        title = TextField("Title", longest=35)
        surname = NameField("Surname", also=SURNAME_ELSEWHERE, required=True, listed=1)
        forename = NameField("Forename", also=FORENAME_ELSEWHERE, listed=2)
        birth = BirthField(
            "Date of birth", also=BIRTH_ELSEWHERE, likely_ages=(12, 100), can_be_unanswered=True, listed=3
        )
        status = ChoiceField("Status", ALIVE.statuses, required=True, default=ALIVE.first, listed=5)

    with Section("How to reach them"):
        phones = RowsField("Phone numbers", of=Phone, row_title="phone number")
        email = EmailField("Email", listed=4)
        addresses = RowsField("Addresses", of=Address, row_title="address", in_main_sheet="Address")

    with Section("Language"):
        first_language = ChoiceField("First language", LANGUAGES)
        interpreter = YesNoField("Interpreter needed", can_be_unanswered=True)
        communication_needs = LongTextField(
            "Communication needs", help="Large print, easy read, signing, no letters."
        )

    with Section("Notes"):
        notes = LongTextField("Notes")


def person_label(person: Person) -> str:
    """The name, surname first."""
    return surname_first(person.surname, person.forename) or "New person"


def person_terms(person: Person) -> Iterator[str]:
    """Names, telephone numbers in figures, email address and postcodes."""
    yield from filter(None, (person.surname, person.forename, person.email))
    yield from (phone_figures(phone.number) for phone in person.phones if phone.number)
    yield from postcode_terms(person.addresses)


PERSON = RecordType(
    cls=Person,
    key="person",
    prefix="PER",
    title="Person",
    plural="People",
    life=ALIVE,
    about=About.NOBODY,
    worked=False,
    offered=Offered.NEW_MENU,
    order=Order.by_name("surname"),
    without={
        "chapter": "Nothing in the return is counted by parent or carer.",
        "story": "People are made with the children they belong to.",
        "example": "A person is entered where another form does not find them.",
        "guide": "The introduction tells how people are found and made.",
        "rail": "People are gone to from the children they belong to.",
    },
    label=person_label,
    line=person_label,
    terms=person_terms,
    rules=(addresses_in_order, overlapping_homes),
)
