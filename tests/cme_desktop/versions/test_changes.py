"""What changed behind a figure is told by the records that it counts, and not by its value alone."""

from dataclasses import replace

from cme_desktop.versions.changes import FigureChange, changed_since
from cme_desktop.versions.figures import KeptFigure, KeptThing, KeptThings
from cme_desktop.versions.version import ReturnVersion, VersionContent, VersionLine
from tests.builders import NOON
from tests.made_returns import OCTOBER, SEPTEMBER, content, figure

DEFINED = {"a.received": "as defined"}


def version(*figures: KeptFigure) -> ReturnVersion:
    return ReturnVersion(VersionLine(1, OCTOBER, 1, NOON, "Robin Ash", "x"), content(*figures))


def changed(kept: list[KeptFigure], now: list[KeptFigure]) -> list[FigureChange]:
    return changed_since(version(*kept), now, DEFINED)


def test_months_that_were_swapped_are_seen_though_no_total_changed() -> None:
    kept = [figure(1, 2), figure(3, 4, of=SEPTEMBER)]
    now = [figure(1, 3), figure(2, 4, of=SEPTEMBER)]
    october, september = changed(kept, now)
    assert (october.was, october.now, october.came, october.went) == (2, 2, (3,), (2,))
    assert (september.came, september.went, september.moved) == ((2,), (3,), "1 came, 1 went")
    assert october.records == (3, 2)


def test_nothing_is_told_where_nothing_changed_whatever_the_order() -> None:
    kept = [figure(1, 2), replace(figure(2), category="late")]
    assert changed(kept, [*reversed([replace(figure(2), category="late"), figure(2, 1)])]) == []


def test_another_amount_or_another_row_of_the_same_record_is_a_change() -> None:
    def of_rows(*things: tuple[int, int, int]) -> KeptFigure:
        return replace(figure(), value=3, things=KeptThings.of(KeptThing(*one) for one in things))

    (change,) = changed([of_rows((7, 6000, 1), (8, 1, 1))], [of_rows((7, 8000, 1), (8, 1, 1))])
    assert (change.came, change.went, change.changed) == ((), (), (7,))
    (change,) = changed([of_rows((7, 1, 1))], [of_rows((7, 1, 1), (7, 1, 2))])
    assert (change.changed, change.moved) == ((7,), "1 changed")
    assert change.came == (), "the record was counted before"


def test_a_value_that_changed_by_itself_is_told() -> None:
    """As by a rule of the day, or a hub that was renamed."""
    (change,) = changed([replace(figure(1), value=0.5)], [replace(figure(1), value=0.75)])
    assert (change.was, change.now, change.records) == (0.5, 0.75, ())


def test_a_category_that_came_or_went_is_held_against_nought() -> None:
    late = replace(figure(5), category="late")
    (change,) = changed([figure(1)], [figure(1), late])
    assert (change.category, change.was, change.now, change.came) == ("late", 0, 1, (5,))
    (change,) = changed([figure(1), late], [figure(1)])
    assert (change.was, change.now, change.went) == (1, 0, (5,))
    nought = replace(figure(), category="late")
    assert changed([figure(1)], [figure(1), nought, replace(nought, category="early", value=None)]) == []


def test_only_periods_and_measures_that_both_have_are_compared() -> None:
    assert changed([figure(1), figure(1, of=SEPTEMBER)], [figure(1)]) == []
    assert changed([figure(1)], [figure(1), figure(2, of=SEPTEMBER)]) == []
    gone = figure(1, 2, measure="a.gone")
    assert changed([figure(1), gone], [figure(1)]) == [], "it is not counted any more"


def test_a_measure_with_another_definition_is_told_beside_the_change() -> None:
    kept = version(figure(1))
    (change,) = changed_since(kept, [figure(2)], {"a.received": "otherwise"})
    assert change.is_remeasured
    assert not changed_since(kept, [figure(2)], DEFINED)[0].is_remeasured


def test_of_a_version_without_its_records_nothing_is_called_changed() -> None:
    values_alone = VersionContent((replace(figure(), value=7),))
    kept = ReturnVersion(version().line, values_alone)
    assert changed_since(kept, [figure(1)], DEFINED) == []


def test_a_measure_that_a_version_did_not_count_in_a_period_was_not_nought() -> None:
    """As of a month of the last 13, of which a return keeps the headlines and the next one all."""
    kept = [figure(1), figure(2, of=SEPTEMBER), replace(figure(3), measure="a.late")]
    now = [*kept, replace(figure(4, of=SEPTEMBER), measure="a.late")]
    assert changed_since(version(*kept), now, {**DEFINED, "a.late": "as defined"}) == []
