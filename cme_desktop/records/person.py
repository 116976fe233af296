"""Person: a parent, carer or other adult in children's lives, kept once however many children there are.

A parent, in education law, is anyone with parental responsibility for a child or with care of the child
(Education Act 1996, s576).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated

from cme_desktop.codes.people import LANGUAGES, PHONE_KINDS
from cme_desktop.fields import (
    BirthField,
    ChoiceField,
    EmailField,
    LongTextField,
    NameField,
    PhoneField,
    RowsField,
    TextField,
    Unanswered,
    YesNoField,
)
from cme_desktop.records.address import Address, addresses_in_order, overlapping_homes, postcode_terms
from cme_desktop.records.base import ALIVE, Record, RecordType, Section
from cme_desktop.records.words import surname_first
from cme_desktop.values.names import words
from cme_desktop.values.partial_dates import BirthDate
from cme_desktop.values.phones import phone_figures


@dataclass(eq=False, kw_only=True)
class Phone:
    """One number that a person can be reached at."""

    id: int | None = None
    number: Annotated[str | None, PhoneField(label="Number", required=True)] = None
    kind: Annotated[str | None, ChoiceField(label="Kind", choices=PHONE_KINDS)] = None
    emergency: Annotated[bool | None, YesNoField(label="Emergency number")] = None


@dataclass(eq=False, kw_only=True)
class Person(Record):
    """What the team knows of one adult, whichever children it learnt it from."""

    status: Annotated[str, ChoiceField(label="Status", choices=ALIVE.statuses, required=True)] = ALIVE.first
    title: Annotated[str | None, TextField(label="Title", longest=35)] = None
    surname: Annotated[str | None, NameField(label="Surname", required=True)] = None
    forename: Annotated[str | None, NameField(label="Forename")] = None
    birth: Annotated[
        BirthDate | Unanswered | None,
        BirthField(label="Date of birth", likely_ages=(12, 100), can_be_unanswered=True),
    ] = None
    phones: Annotated[list[Phone], RowsField(label="Phone numbers", of=Phone, row_title="phone number")] = (
        field(default_factory=list)
    )
    email: Annotated[str | None, EmailField(label="Email")] = None
    addresses: Annotated[list[Address], RowsField(label="Addresses", of=Address, row_title="address")] = (
        field(default_factory=list)
    )
    first_language: Annotated[str | None, ChoiceField(label="First language", choices=LANGUAGES)] = None
    interpreter: Annotated[
        bool | Unanswered | None, YesNoField(label="Interpreter needed", can_be_unanswered=True)
    ] = None
    communication_needs: Annotated[
        str | None,
        LongTextField(label="Communication needs", help="Large print, easy read, signing, no letters."),
    ] = None
    notes: Annotated[str | None, LongTextField(label="Notes")] = None


def person_label(person: Person) -> str:
    """The name, surname first."""
    return surname_first(person.surname, person.forename) or "New person"


def person_terms(person: Person) -> Iterator[str]:
    """Names, telephone numbers in figures, email address and postcodes."""
    yield from words(person.surname or "")
    yield from words(person.forename or "")
    yield from (phone_figures(phone.number) for phone in person.phones if phone.number)
    if person.email:
        yield person.email.lower()
    yield from postcode_terms(person.addresses)


PERSON = RecordType(
    cls=Person,
    key="person",
    prefix="PER",
    title="Person",
    plural="People",
    life=ALIVE,
    sections=(
        Section("Name", ("title", "surname", "forename", "birth", "status")),
        Section("How to reach them", ("phones", "email", "addresses")),
        Section("Language", ("first_language", "interpreter", "communication_needs")),
        Section("Notes", ("notes",)),
    ),
    list_columns=("reference", "surname", "forename", "birth", "email", "status"),
    label=person_label,
    line=person_label,
    terms=person_terms,
    rules=(addresses_in_order, overlapping_homes),
    notice=False,
)
