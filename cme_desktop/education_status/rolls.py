"""On whose roll a child was when, out of each time that it was put on one or taken off one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from itertools import groupby

from cme_desktop.education_status.facts import EducationFact, OffRoll, OntoRoll
from cme_desktop.education_status.statuses import Circumstance

Turn = OntoRoll | OffRoll
_DAY = timedelta(days=1)


def on_rolls(turns: Sequence[Turn], own_school: int | None) -> Iterator[EducationFact]:
    """The days on each roll, school by school; `own_school` is the one that the child's own record names.

    A school that has told of no deletion gave the child up when another entered it, unless it is that one: of
    the move to a high school nobody sends a notice.
    """
    schools = {turn.school: None for turn in turns}
    rolls = [roll for school in schools for roll in _of_one_school([t for t in turns if t.school == school])]
    shared = [roll for roll in rolls if roll.shared]
    for roll in rolls:
        following = _entered_elsewhere(roll, turns, shared)
        if roll.until is not None or roll.school == own_school or roll.shared or following is None:
            yield roll
        else:
            yield from _given_up(roll, following)


def _of_one_school(turns: Sequence[Turn]) -> Iterator[EducationFact]:
    """Each time on the roll. What has no day counts where no other turn tells more."""
    without_a_day = [turn for turn in turns if isinstance(turn, OntoRoll) and turn.on is None]
    undated = reduce(_told_again, without_a_day) if without_a_day else None
    dated = [turn for turn in turns if turn.on is not None]
    entered = None if dated else undated
    is_off = False
    for turn in _in_order(dated, undated is not None):
        if isinstance(turn, OntoRoll):
            entered = turn if entered is None else _told_again(entered, turn)
        else:
            if entered is not None or not is_off:
                yield _roll(entered, turn)
            entered, is_off = None, True
    if entered is not None:
        yield _roll(entered, None)


def _told_again(entered: OntoRoll, again: OntoRoll) -> OntoRoll:
    """One entry of which several records tell: what any of them says of a second roll holds for it."""
    answers = [one.answer for one in (entered, again) if one.answer is not None]
    answer = next((one for one in answers if one.both), answers[0] if answers else None)
    return replace(entered, shared=entered.shared or again.shared, answer=answer)


def _in_order(dated: Sequence[Turn], on_roll: bool) -> Iterator[Turn]:
    """Turns day by day; of two on one day the one is first that changes something."""
    for _, of_day in groupby(sorted(dated, key=_day_of), key=_day_of):
        first = OffRoll if on_roll else OntoRoll
        for turn in sorted(of_day, key=lambda turn: not isinstance(turn, first)):
            yield turn
            on_roll = isinstance(turn, OntoRoll)


def _day_of(turn: Turn) -> date:
    return turn.on or date.min


def _roll(entry: OntoRoll | None, left: OffRoll | None) -> EducationFact:
    told = entry or left
    assert told is not None
    return EducationFact(
        says=Circumstance.ON_ROLL,
        source=told.source,
        since=entry.on if entry else None,
        until=left.on - _DAY if left else None,
        school=told.school,
        shared=entry is not None and entry.shared,
        answer=entry.answer if entry is not None else None,
    )


def _entered_elsewhere(
    roll: EducationFact, turns: Sequence[Turn], shared: Sequence[EducationFact]
) -> OntoRoll | None:
    """The first entry by another school since the child came to this one, other than onto a shared roll."""
    entries = (turn for turn in turns if isinstance(turn, OntoRoll) and turn.school != roll.school)
    alone = (entry for entry in entries if not any(_is_of(entry, other) for other in shared))
    later = (entry for entry in alone if _day_of(entry) > roll.began)
    return min(later, key=_day_of, default=None)


def _is_of(entry: OntoRoll, roll: EducationFact) -> bool:
    return entry.school == roll.school and roll.holds_on(_day_of(entry))


def _given_up(roll: EducationFact, following: OntoRoll) -> Iterator[EducationFact]:
    """On the roll until another school entered the child; then on it in name, where that is odd."""
    yield replace(roll, until=_day_of(following) - _DAY)
    if not following.standard:
        yield replace(roll, says=Circumstance.NOT_TAKEN_OFF, since=following.on, spell_from=roll.began)
