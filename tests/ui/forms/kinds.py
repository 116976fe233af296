"""A record type with a field of every kind, for tests."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from cme_desktop.description.life import ALIVE
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import About, Offered, Order, RecordType
from cme_desktop.fields import (
    BirthField,
    Choice,
    ChoiceField,
    Choices,
    ChoicesField,
    DateField,
    DigitsField,
    EmailField,
    LaestabField,
    LinkField,
    LongTextField,
    MomentField,
    MoneyField,
    NameField,
    NumberField,
    PhoneField,
    PostcodeField,
    Reading,
    Row,
    RowsField,
    Section,
    TextField,
    UpnField,
    UrnField,
    YearGroupField,
    YesNoField,
    reads,
)
from cme_desktop.issues import Issue, refuse

WAYS = Choices(
    Choice("a", "By post", valid_to=date(2024, 8, 18)),
    Choice("b", "By e-mail", also=("electronic",)),
    Choice("c", "By hand", valid_from=date(2024, 8, 19)),
)
DAYS = Choices(("mon", "Monday"), ("tue", "Tuesday, early"), ("W", "Wednesday"))


class Visit(Row):
    """A row."""

    on = DateField("On", required=True)
    seen = YesNoField("Seen", can_be_unanswered=True)
    note = TextField("Note")


@reads("kept")
def when_kept(record: "Kinds") -> bool:
    """The reason is asked for only if it is kept."""
    return record.kept is True


class Kinds(Record):
    """One of each."""

    with Section("Words"):
        line = TextField("Line", required=True, listed=1)
        text = LongTextField("Long text")
        name = NameField("Name")
        on = DateField("Day", can_be_unanswered=True)
        at = MomentField("Moment")
        born = BirthField("Born")
        way = ChoiceField("Way", WAYS, dated_by="on", can_be_unanswered=True)
        days = ChoicesField("Days", DAYS)
        kept = YesNoField("Kept", can_be_unanswered=True)
        reason = TextField("Reason", needed=True, shown_when=when_kept)
        number = NumberField("Number", unit="days")
        money = MoneyField("Money")

    with Section("Numbers"):
        group = YearGroupField("Year group")
        upn = UpnField("UPN")
        postcode = PostcodeField("Postcode")
        phone = PhoneField("Phone")
        email = EmailField("E-mail")
        urn = UrnField("URN")
        laestab = LaestabField("DfE number")
        uprn = DigitsField("UPRN")
        child = LinkField("Child", to="child")
        school = LinkField("School", to="school")

    with Section("Visits"):
        visits = RowsField("Visits", of=Visit, row_title="visit")


@reads("line", "name")
def line_and_name_differ(record: Kinds, reading: Reading) -> Iterable[Issue]:  # noqa: ARG001
    """A rule over two fields."""
    if record.line and record.line == record.name:
        yield refuse("name", "The name repeats the line.")


KINDS: RecordType[Any] = RecordType(
    cls=Kinds,
    key="kinds",
    prefix="KND",
    title="Kinds of field",
    plural="Kinds of field",
    life=ALIVE,
    about=About.NOBODY,
    worked=True,
    offered=Offered.NEVER,
    order=Order.by_name("line"),
    label=lambda record: record.line or "New",
    line=lambda record: record.line or "",
    rules=(line_and_name_differ,),
)
