"""The views of a list, and which changes concern it."""

from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.looks.views import rows_concern
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.hub import HUB
from cme_desktop.standing_records.officer import OFFICER
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.touched import Aspect, Touched, aspect


def saved(key: str, id: int = 1, renamed: bool = False) -> Touched:
    """A record of a type that was saved, under another name if so."""
    return Touched({key: frozenset({id})}, renamed=frozenset({key}) if renamed else frozenset())


def test_a_list_is_concerned_by_the_records_of_its_type() -> None:
    concern = rows_concern(PENALTY_NOTICE)
    assert concern.is_of(saved(PENALTY_NOTICE.key))
    assert not concern.is_of(saved(TEN_DAY_NOTIFICATION.key))
    assert not concern.is_of(aspect(Aspect.DRAFTS, Aspect.DEADLINES, Aspect.LAW, Aspect.SETTINGS))


@pytest.mark.parametrize("pointed_at", [CHILD, SCHOOL, PERSON, OFFICER, HUB], ids=lambda kind: kind.key)
def test_it_is_concerned_by_a_new_name_of_what_its_records_point_at(pointed_at: RecordType[Any]) -> None:
    concern = rows_concern(PENALTY_NOTICE)
    assert not concern.is_of(saved(pointed_at.key))
    assert concern.is_of(saved(pointed_at.key, renamed=True))


def test_the_rows_behind_a_figure_are_concerned_by_these_alone() -> None:
    concern = rows_concern(PENALTY_NOTICE, (3, 5))
    assert concern.is_of(saved(PENALTY_NOTICE.key, 5))
    assert not concern.is_of(saved(PENALTY_NOTICE.key, 4))


def test_whoever_restricted_children_alone_name_comes_and_goes_with_them() -> None:
    assert rows_concern(PERSON).is_of(saved(CHILD.key))
    assert rows_concern(SCHOOL).is_of(aspect(Aspect.SEEN))
