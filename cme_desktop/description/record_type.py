"""The one description of a record type."""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from itertools import groupby
from typing import Any, Generic, TypeVar

from cme_desktop.description.follow_up import FollowUp
from cme_desktop.description.life import Life
from cme_desktop.description.record import R
from cme_desktop.fields import ChoiceField, Field, Holder, LinkField, Reading, RowsField, fields_of
from cme_desktop.issues import Issue
from cme_desktop.statutory.clocks import DutyClock
from cme_desktop.statutory.conditions import AgeCondition, AnyCondition
from cme_desktop.statutory.law import Law

H = TypeVar("H", bound=Holder)

Rule = Callable[[H, Reading], Iterable[Issue]]
"""A check over several fields, marked with `reads`; it names every issue it finds."""


@dataclass(frozen=True)
class FormSection:
    """A part of the form, in the order of the paper that the school sends."""

    title: str
    fields: tuple[str, ...]
    help: str = ""


@dataclass(frozen=True)
class Offer:
    """A value that an empty field may take, with the reason; the officer takes it or types another."""

    field: str
    value: Any
    why: str


class About(Enum):
    """Whom or what a record tells of; it stands in the file of whoever that is."""

    CHILD = "child"
    """One child, named in the field `child`."""
    FAMILY = "family"
    """Several children of one family, in rows."""
    SCHOOL = "school"
    """One school, named in the field `school`."""
    NOBODY = "nobody"
    """No one in particular; whoever else comes into it stands in rows."""


class Offered(Enum):
    """Where an officer begins a new one."""

    NEW_MENU = "the menu New"
    FROM_ANOTHER = "another record that it grows out of, or a look-up that does not find it"
    NEVER = "a page of its own, or a file"


@dataclass(frozen=True)
class Order:
    """What stands first in a list that nobody has sorted: by which column it is, and whether downwards."""

    column: str
    down: bool = False
    is_name: bool = False
    """Whether it is what a line is looked for by."""

    @classmethod
    def newest(cls, column: str) -> "Order":
        """What came last first."""
        return cls(column, down=True)

    @classmethod
    def soonest(cls, column: str) -> "Order":
        """What comes next first."""
        return cls(column)

    @classmethod
    def by_name(cls, column: str) -> "Order":
        """As in a telephone book."""
        return cls(column, is_name=True)


@dataclass(frozen=True)
class RailEntry:
    """Its place among those that an officer goes to all day; `keys` go there from anywhere."""

    label: str
    """One or two short words."""
    icon: str
    """The name of a file in `resources/icons`."""
    keys: str = ""
    full: str = ""
    """What the label is short for, where that is not the plural."""


@dataclass(frozen=True, kw_only=True, eq=False)
class RecordType(Generic[R]):
    """The one description of a record type, from which all else about it is derived: there is one of each."""

    cls: type[R]
    key: str
    """`ten_day_notification`: in tables, measures and registries."""
    prefix: str
    """The letters that begin a reference number."""
    title: str
    plural: str
    life: Life
    label: Callable[[R], str]
    """How one record is named where others point at it."""
    line: Callable[[R], str]
    """One line for a child's timeline."""
    terms: Callable[[R], Iterable[str]] = field(default=lambda record: ())
    """The texts by whose words it is found, besides its reference number; what is one word has no space."""
    keys: Callable[[R], Iterable[str]] = field(default=lambda record: ())
    """Blocking keys: two records of one person share at least one of them."""
    can_be_restricted: bool = False
    """Whether an officer may answer that one is restricted: it is then unseen until opened with a reason."""
    rules: tuple[Rule[R], ...] = ()
    clocks: tuple[DutyClock[R], ...] = ()
    longest_rest: Callable[[R], str] = field(default=lambda record: "rest.longest")
    """The key of the rule that says how long one may rest."""
    next_steps: Mapping[str, str] = field(default_factory=dict)
    """Of each open status, the duties that carry it on, any of which will do, space-separated."""
    guidance: Callable[[R, Law], Iterable[str]] = field(default=lambda record, law: ())
    """What the law says of the decision being made, line by line, to be read beside the form."""
    offers: Callable[[R, Law], Iterable[Offer]] = field(default=lambda record, law: ())
    """Values that follow from what is typed, for fields that are still empty."""
    follow_ups: tuple[FollowUp[R], ...] = ()
    """What may grow out of one."""
    event: str = "received_on"
    """The field whose day says when it happened."""
    aged_on: tuple[str, ...] = ()
    """The fields of the days on which the child has to be of school age, where not that of the event."""
    begins: str = ""
    """The field of the day on which something begins in the child's life, and after it cannot."""
    at_school: bool = False
    """Whether that is a place at its school, in a year group."""
    episode: tuple[str, ...] = ()
    """The fields that together name one event: two records alike in all of them are one notice sent twice."""
    school_of_child: str = "school"
    """The field that a new record is filled in with the school on whose roll the child is."""
    governs: bool = False
    """Whether it sets rules or days by which other records are reckoned."""
    about: About
    worked: bool
    """Whether an open one is on somebody's desk until it is finished, or one is only kept."""
    offered: Offered
    rail: RailEntry | None = None
    order: Order
    without: Mapping[str, str] = field(default_factory=dict)
    """The parts that it does not have, each with the reason."""

    @property
    def name(self) -> str:
        """The name on the command line: `ten-day-notification`."""
        return self.key.replace("_", "-")

    @cached_property
    def folder(self) -> str:
        """The package that brings all its parts."""
        module = self.cls.__module__
        return module if hasattr(sys.modules[module], "__path__") else module.rpartition(".")[0]

    @cached_property
    def fields(self) -> dict[str, Field[Any]]:
        """Every described field by name, in the order of the form."""
        return fields_of(self.cls)

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each field stands in the form, counted from 0."""
        return {name: place for place, name in enumerate(self.fields)}

    @cached_property
    def sections(self) -> tuple[FormSection, ...]:
        """The form in parts."""
        parts = groupby(self.fields.items(), key=lambda described: described[1].section)
        return tuple(
            FormSection(part.title, tuple(name for name, _ in within), part.help)
            for part, within in parts
            if part is not None
        )

    @cached_property
    def list_columns(self) -> tuple[str, ...]:
        """The columns of the list, the reference number first."""
        listed = (name for name, described in self.fields.items() if described.listed)
        return ("reference", *sorted(listed, key=lambda name: self.fields[name].listed))

    @cached_property
    def rows(self) -> dict[str, RowsField]:
        """The fields that hold rows of their own."""
        return {name: f for name, f in self.fields.items() if isinstance(f, RowsField)}

    @cached_property
    def plain(self) -> dict[str, Field[Any]]:
        """The fields that hold one value each."""
        return {name: f for name, f in self.fields.items() if name not in self.rows}

    @cached_property
    def links(self) -> dict[str, LinkField]:
        """The fields that name another record."""
        return _links(self.plain)

    @cached_property
    def links_in_rows(self) -> dict[str, dict[str, LinkField]]:
        """By the field of the rows, those that name another record in each of them."""
        every = {name: _links(f.fields) for name, f in self.rows.items()}
        return {name: links for name, links in every.items() if links}

    @cached_property
    def conditional(self) -> dict[str, AnyCondition[R]]:
        """When each field that is not always on the form belongs there."""
        return {name: f.shown_when for name, f in self.fields.items() if f.shown_when is not None}

    @cached_property
    def decided(self) -> tuple[str, ...]:
        """The choices that have to be made, such as the status.

        Any other empty field means what a new record begins with: nothing, No, or the usual choice.
        """
        blank = self.cls()
        return tuple(
            name for name, f in self.plain.items() if f.required and isinstance(getattr(blank, name), str)
        )

    @cached_property
    def asks_age(self) -> bool:
        """Whether one of its duties goes by when the child was born."""
        return any(isinstance(clock.applies, AgeCondition) for clock in self.clocks)

    def choice(self, name: str) -> ChoiceField:
        """The choice field of that name."""
        described = self.fields[name]
        assert isinstance(described, ChoiceField), f"{name} is not a choice"
        return described


def _links(fields: Mapping[str, Field[Any]]) -> dict[str, LinkField]:
    return {name: f for name, f in fields.items() if isinstance(f, LinkField)}
