"""What was touched, and whom it concerns."""

import pytest

from cme_desktop.touched import MOST, NOTHING, Aspect, Concern, Touched, aspect

NOTICE = Touched({"penalty_notice": frozenset({7})}, linked=frozenset({1, 2}))
DRAFTS = aspect(Aspect.DRAFTS)


def test_two_are_one() -> None:
    other = Touched({"penalty_notice": frozenset({8}), "child": frozenset({1})}, renamed=frozenset({"child"}))
    both = NOTICE | other | DRAFTS
    assert both.records == {"penalty_notice": {7, 8}, "child": {1}}
    assert (both.linked, both.renamed, both.aspects) == ({1, 2}, {"child"}, {Aspect.DRAFTS})
    assert NOTHING | NOTICE == NOTICE


def test_only_what_touched_something_is_any() -> None:
    assert not NOTHING
    assert NOTICE
    assert DRAFTS


def test_very_many_are_not_told_one_by_one() -> None:
    many = NOTHING
    for id in range(MOST + 1):
        many |= Touched({"child": frozenset({id})}, linked=frozenset({10_000 + id}))
    assert many.records == {"child": None}
    assert Concern(records=frozenset({99_999})).is_of(many)
    assert Concern(about=frozenset({99_999})).is_of(many)
    assert not Concern(types=frozenset({"school"})).is_of(many)
    assert not Concern().is_of(many)


@pytest.mark.parametrize(
    ("concern", "concerned"),
    [
        (Concern(), False),
        (Concern(types=frozenset({"penalty_notice"})), True),
        (Concern(types=frozenset({"child", "school"})), False),
        (Concern(types=None), True),
        (Concern(records=frozenset({7})), True),
        (Concern(records=frozenset({1})), False),
        (Concern(about=frozenset({1})), True),
        (Concern(about=frozenset({7})), False),
        (Concern(named=frozenset({"penalty_notice"})), False),
        (Concern(aspects=frozenset(Aspect)), False),
    ],
)
def test_a_saved_record_concerns_whoever_shows_it(concern: Concern, concerned: bool) -> None:
    assert concern.is_of(NOTICE) is concerned


def test_what_else_was_touched_concerns_whoever_shows_that() -> None:
    assert Concern(aspects=frozenset({Aspect.DRAFTS, Aspect.LAW})).is_of(DRAFTS)
    assert not Concern(types=None, aspects=frozenset({Aspect.LAW})).is_of(DRAFTS)
    renamed = Touched({"child": frozenset({1})}, renamed=frozenset({"child"}))
    assert Concern(named=frozenset({"child"})).is_of(renamed)
    assert not Concern(named=frozenset({"school"})).is_of(renamed)
