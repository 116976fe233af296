"""Stories of what comes from files and from the law: mergers, imports, terms; see `stories`."""

from collections.abc import Iterator

from tests.actions.machine import Actions
from tests.actions.stories import (
    ADA,
    ASHDOWN,
    BEECH,
    CEDAR,
    DAY,
    ZOE,
    Story,
    at_home,
    deleted,
    later,
    searched,
)


def merged(life: Actions) -> Iterator[None]:
    """Ada is Zoe, and Zoe is Petra: what a file says of Ada or of Zoe is of Petra, until they are parted."""
    life.new_child(school=CEDAR)
    life.merge(which=ADA, into=ZOE)
    yield
    life.merge(which=ZOE, into=2)
    yield
    life.load(kind="off_roll_notice", rows=[(ADA, BEECH, DAY, DAY), (ZOE, CEDAR, DAY, later(1))])
    yield
    life.load(kind="on_roll_notice", rows=[(ADA, ASHDOWN, later(20), later(20))])
    yield
    life.of(life.book.of("child")[ADA], life.part_again)
    yield
    life.load(kind="on_roll_notice", rows=[(ADA, CEDAR, later(38), later(38))])
    yield


def brought_in(life: Actions) -> Iterator[None]:
    """A file answers what is asked, ends a search and a spell, and is undone whole."""
    searched(life, ADA)
    at_home(life, ZOE)
    deleted(life, ZOE, CEDAR, later(1))
    yield
    life.load(kind="on_roll_notice", rows=[(ADA, CEDAR, DAY, DAY), (ZOE, BEECH, later(20), later(20))])
    yield
    life.load(kind="off_roll_notice", rows=[(ADA, CEDAR, later(20), later(20))])
    yield


def answered_by_hand(life: Actions) -> Iterator[None]:
    """What a file asks is answered by hand: the file stays, as long as that stands on it."""
    life.load(kind="off_roll_notice", rows=[(ADA, BEECH, DAY, DAY)])
    at_home(life, ADA)
    life.undo(since=1)
    yield


def school_days(life: Actions) -> Iterator[None]:
    """Due days go by terms and closures, at their edges too, and by the rule of the day."""
    deleted(life, ADA, BEECH, later(-31))
    deleted(life, ZOE, BEECH, later(-1))
    yield
    for month, long, kind in ((9, 14, "term"), (10, 27, "term"), (10, 5, "closed")):
        life.change_school_days(month=month, long=long, kind=kind)
        life.reckon(all_of_it=True)
        yield
    for count in (1, 11, 12, 27, 28):
        life.change_rule(since_on=later(-31), count=count)
        life.reckon(all_of_it=True)
        yield
    life.end_law(which=1)
    life.reckon(all_of_it=True)
    yield


FILES: tuple[Story, ...] = (merged, brought_in, answered_by_hand, school_days)
