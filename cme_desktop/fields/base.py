"""What a description says of one field, whatever its kind."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Generic, Self

from cme_desktop.fields.attributes import Attribute, E, U, V
from cme_desktop.fields.sections import Section, section_around
from cme_desktop.statutory.calendar import SchoolCalendar
from cme_desktop.statutory.conditions import AnyCondition
from cme_desktop.statutory.law import Law
from cme_desktop.values.dates import show_day_in_full


class Storage(StrEnum):
    """The shape a value takes in a column."""

    TEXT = "text"
    WHOLE = "whole"
    DATE = "date"
    MOMENT = "moment"
    FLAG = "flag"
    LINK = "link"


class CellKind(StrEnum):
    """The shape a value takes in a workbook."""

    TEXT = "text"
    WHOLE = "whole"
    MONEY = "money"
    DATE = "date"
    MOMENT = "moment"


@dataclass(frozen=True)
class Reading:
    """What typed text is read against: never the machine's own clock."""

    today: date
    law: Law = field(default_factory=Law)
    """The rules and calendars of the data file; as shipped where there is none yet."""
    calendar: SchoolCalendar | None = None
    """That of the school; None while it is not known which school."""
    deciding: date | None = None
    """The day of the legal event, which decides the choices on offer."""
    abroad: bool = False
    """Whether it is part of an address in another country."""

    @property
    def school_days(self) -> Callable[[date, int], date] | None:
        """(start, n) -> the date n school days later, in the calendar of the child's school."""
        return None if self.calendar is None else self.calendar.after

    def at(self, school: int | None) -> "Reading":
        """The same for a record of that school: its calendar counts the school days."""
        calendar = self.law.calendars.of(school)
        return self if calendar is self.calendar else replace(self, calendar=calendar)


@dataclass(frozen=True)
class Field(Generic[V]):
    """One field of a record: its meaning, never its looks.

    `required` is needed to save, `needed` to complete. `can_be_unanswered` lets an officer answer
    "not obtained", "refused", "not yet asked" or "not known" instead of a value. No two records of a type
    hold the same value of a `unique` field; two with one value of an `identifies` field are probably one.
    """

    label: str
    _: KW_ONLY
    heading: str = ""
    """What a list calls it, where the label is too long for a column."""
    also: tuple[str, ...] = ()
    """What other systems' files call it."""
    help: str = ""
    """What is read beside it; `{set}` stands for what `help_rule` sets, `{since}` for its first day."""
    help_rule: str = ""
    required: bool = False
    needed: bool = False
    can_be_unanswered: bool = False
    unique: bool = False
    identifies: bool = False
    listed: int = 0
    """Its place among the columns of the list, after the reference number; nought for no place."""
    shown_when: AnyCondition[Any] | None = None
    source: str = ""
    reckoned: Callable[[Any, "Reading"], V | None] | None = None
    """What the program reckons of the rest of a record: a file that says the same adds nothing."""
    presumed: Callable[[Any], V | None] | None = None
    """What a file means by leaving it blank, by the rest of the record; None where that says nothing."""
    section: Section | None = field(init=False, default_factory=section_around, compare=False, repr=False)
    """The part of the form that it was described in."""

    kind: ClassVar[str]
    storage: ClassVar[Storage] = Storage.TEXT
    cell: ClassVar[CellKind] = CellKind.TEXT

    def told(self, law: Law, on: date = date.max) -> Self:
        """The same, its help by the law of a day; without one, by the last that is known."""
        if not self.help_rule:
            return self
        rule, since = law.rules.near(self.help_rule, on), law.rules.values(self.help_rule)[0].since
        assert since is not None, f"{self.help_rule} has never been in force"
        return replace(self, help=self.help.format(set=rule.in_words(), since=show_day_in_full(since)))

    def parse(self, text: str, reading: Reading) -> V:
        """Read what an officer typed. Raises ValueProblem with a plain sentence."""
        raise NotImplementedError

    def show(self, value: V) -> str:
        """The value as it is read. A kind whose values are no texts says how."""
        if not isinstance(value, str):
            raise TypeError(f"a {self.kind} field cannot tell its value by itself")
        return value

    def typed(self, value: V) -> str:
        """The value as it stands in an editor; `parse` reads it back to the same value."""
        return self.show(value)

    def doubt(self, value: V, reading: Reading) -> str | None:
        """What is unusual about a value that is kept all the same."""
        return None

    def tells_apart(self, value: V) -> bool:
        """Whether two records with this value, where it identifies them, are probably one."""
        return True

    def recognised(self, value: V) -> bool:
        """Whether a value is plainly of this kind, where a text might be something else as well."""
        return True

    def to_column(self, value: V) -> str | int | bool | date | datetime | None:
        """The value as a column holds it."""
        return value  # type: ignore[return-value]

    def from_column(self, raw: Any) -> V:
        """The value that a column holds."""
        return raw  # type: ignore[no-any-return]

    def to_text(self, value: V) -> str:
        """The one text of a value, to be kept and compared: ISO for days and moments, else as in a column."""
        column = self.to_column(value)
        return column.isoformat() if isinstance(column, date) else str(column)

    def from_text(self, text: str) -> V:
        """The value that such a text stands for, whenever it was written; the reverse of `to_text`."""
        return self.from_column(_FROM_TEXT[self.storage](text))

    def to_cell(self, value: V) -> str | int | date | datetime | None:
        """The value as a workbook holds it."""
        return self.show(value)


@dataclass(frozen=True, kw_only=True)
class HeldField(Field[V], Attribute[V, E, U]):
    """What every kind of field is: the description of a field, and the attribute that records hold it in.

    A kind that says no more of a field than this is a plain class: each data class takes time at every start.
    """

    default: E = None  # type: ignore[assignment]
    can_be_unanswered: U = False  # type: ignore[assignment]


_FROM_TEXT: dict[Storage, Callable[[str], Any]] = {
    Storage.TEXT: str,
    Storage.WHOLE: int,
    Storage.LINK: int,
    Storage.FLAG: lambda text: text == "True",
    Storage.DATE: date.fromisoformat,
    Storage.MOMENT: datetime.fromisoformat,
}
