"""Records filled at random, the same ones every time, for tests that ask how descriptions behave."""

import random
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from cme_desktop.description.case import Case
from cme_desktop.description.record import Record
from cme_desktop.fields import (
    BirthField,
    ChoiceField,
    ChoicesField,
    DateField,
    Field,
    LinkField,
    MomentField,
    RowsField,
    Storage,
    Unanswered,
    YesNoField,
    fields_of,
)
from cme_desktop.values.partial_dates import BirthDate

SAMPLES = 1000
FIRST_DAY = date(2024, 6, 1)
_DICE = {"HomeEducation": 14}
"""Others than usual, where these show more coincidences among so many samples."""


def samples_of(cls: type[Any]) -> tuple[Any, ...]:
    """Records or rows of a described class, to look at only; so many that most coincidences occur."""
    return _samples_of(cls)  # type: ignore[arg-type]  # a class is hashable, whatever its instances are


@cache
def _samples_of(cls: type[Any]) -> tuple[Any, ...]:
    dice = random.Random(_DICE.get(cls.__name__, 1))
    return (cls(), *(_sample(cls, dice) for _ in range(SAMPLES)))


def _sample(cls: type[Any], dice: random.Random) -> Any:
    """One with some fields empty, some without an answer and some filled; put to rest by whoever asks."""
    described = {name: field for name, field in fields_of(cls).items() if name not in fields_of(Case)}
    of_every_record = [name for name in Record.__dataclass_fields__ if name in described]
    names = dict.fromkeys([*of_every_record, *described] if issubclass(cls, Record) else described)
    return cls(**{name: _value(described[name], dice) for name in names})


def _value(described: Field[Any], dice: random.Random) -> Any:
    if isinstance(described, RowsField):
        return [_sample(described.of, dice) for _ in range(dice.randrange(4))]
    if isinstance(described, ChoicesField):
        return tuple(choice.code for choice in described.choices if dice.random() < 0.5)
    if dice.random() < 0.2:
        return None
    if described.can_be_unanswered and dice.random() < 0.2:
        return dice.choice(list(Unanswered))
    return _answer(described, dice)


def _answer(described: Field[Any], dice: random.Random) -> Any:
    day = FIRST_DAY + timedelta(days=dice.randrange(400))
    if isinstance(described, ChoiceField):
        return dice.choice(described.choices.all).code
    if isinstance(described, YesNoField):
        return dice.random() < 0.5
    if isinstance(described, DateField):
        return day
    if isinstance(described, MomentField):
        return datetime(day.year, day.month, day.day, dice.randrange(24), tzinfo=UTC)
    if isinstance(described, BirthField):
        return BirthDate(day.replace(year=day.year - dice.randrange(25)))
    if isinstance(described, LinkField) or described.storage is Storage.WHOLE:
        return dice.randrange(1, 20)
    return dice.choice(("one", "another"))
