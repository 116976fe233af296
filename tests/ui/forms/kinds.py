"""A record type with a field of every kind, for tests."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any

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
    RowsField,
    TextField,
    Unanswered,
    UpnField,
    UrnField,
    YearGroupField,
    YesNoField,
    reads,
)
from cme_desktop.issues import Issue, refuse
from cme_desktop.records.base import ALIVE, Record, RecordType, Section
from cme_desktop.values.partial_dates import BirthDate

WAYS = Choices(
    Choice("a", "By post", valid_to=date(2024, 8, 18)),
    Choice("b", "By e-mail", also=("electronic",)),
    Choice("c", "By hand", valid_from=date(2024, 8, 19)),
)
DAYS = Choices(("mon", "Monday"), ("tue", "Tuesday, early"), ("W", "Wednesday"))


@dataclass(eq=False, kw_only=True)
class Visit:
    """A row."""

    id: int | None = None
    on: Annotated[date | None, DateField(label="On", required=True)] = None
    seen: Annotated[bool | Unanswered | None, YesNoField(label="Seen", can_be_unanswered=True)] = None
    note: Annotated[str | None, TextField(label="Note")] = None


@reads("kept")
def when_kept(record: "Kinds") -> bool:
    """The reason is asked for only if it is kept."""
    return record.kept is True


@dataclass(eq=False, kw_only=True)
class Kinds(Record):
    """One of each."""

    line: Annotated[str | None, TextField(label="Line", required=True)] = None
    text: Annotated[str | None, LongTextField(label="Long text")] = None
    name: Annotated[str | None, NameField(label="Name")] = None
    on: Annotated[date | Unanswered | None, DateField(label="Day", can_be_unanswered=True)] = None
    at: Annotated[datetime | None, MomentField(label="Moment")] = None
    born: Annotated[BirthDate | None, BirthField(label="Born")] = None
    way: Annotated[
        str | Unanswered | None, ChoiceField(label="Way", choices=WAYS, dated_by="on", can_be_unanswered=True)
    ] = None
    days: Annotated[tuple[str, ...], ChoicesField(label="Days", choices=DAYS)] = ()
    kept: Annotated[bool | Unanswered | None, YesNoField(label="Kept", can_be_unanswered=True)] = None
    reason: Annotated[str | None, TextField(label="Reason", shown_when=when_kept, needed=True)] = None
    number: Annotated[int | None, NumberField(label="Number", unit="days")] = None
    money: Annotated[int | None, MoneyField(label="Money")] = None
    group: Annotated[int | None, YearGroupField(label="Year group")] = None
    upn: Annotated[str | None, UpnField(label="UPN")] = None
    postcode: Annotated[str | None, PostcodeField(label="Postcode")] = None
    phone: Annotated[str | None, PhoneField(label="Phone")] = None
    email: Annotated[str | None, EmailField(label="E-mail")] = None
    urn: Annotated[str | None, UrnField(label="URN")] = None
    laestab: Annotated[str | None, LaestabField(label="DfE number")] = None
    uprn: Annotated[str | None, DigitsField(label="UPRN")] = None
    child: Annotated[int | None, LinkField(label="Child", to="child")] = None
    school: Annotated[int | None, LinkField(label="School", to="school")] = None
    visits: Annotated[list[Visit], RowsField(label="Visits", of=Visit, row_title="visit")] = field(
        default_factory=list
    )


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
    sections=(
        Section(
            "Words",
            ("line", "text", "name", "on", "at", "born", "way", "days", "kept", "reason", "number", "money"),
        ),
        Section(
            "Numbers",
            ("group", "upn", "postcode", "phone", "email", "urn", "laestab", "uprn", "child", "school"),
        ),
        Section("Visits", ("visits",)),
    ),
    list_columns=("line",),
    label=lambda record: record.line or "New",
    line=lambda record: record.line or "",
    rules=(line_and_name_differ,),
)
