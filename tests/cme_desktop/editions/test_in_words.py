"""What is said of a measure follows from the columns beside it."""

import pytest

from cme_desktop.editions.as_shown import change_cell, figure_cell, printed
from cme_desktop.editions.headline_lines import HeadlineLine
from cme_desktop.editions.in_words import Beside, Target, in_words
from cme_desktop.paper.look import Look, Shown
from cme_desktop.returns.chapters import Better, Headline, Topic
from cme_desktop.returns.measures import FigureUnit, Value

COUNT, SHARE, DAYS = FigureUnit.COUNT, FigureUnit.SHARE, FigureUnit.DAYS
OPENED = (54, 61, 38, 49, 44, 57, 35, 46, 52, 49, 12, 58, 63)


def said(
    now: Value,
    before: Value,
    year_ago: Value,
    better: Better,
    unit: FigureUnit = COUNT,
    target: Target | None = None,
    months: tuple[Value, ...] = (),
) -> str:
    beside = Beside(now, before, year_ago, months or (0, now, 10_000, now), "September")
    return "".join(run.text for run in in_words(beside, better, unit, target))


@pytest.mark.parametrize(
    ("figures", "better", "words"),
    [
        ((63, 58, 54), Better.NEITHER, "More than September and last year"),
        ((96, 102, 88), Better.FEWER, "Better than September, worse than last year"),
        ((64, 71, 52), Better.NEITHER, "Fewer than September, more than last year"),
        ((5, 5, 5), Better.MORE, "The same as September and last year"),
        ((5, None, 4), Better.MORE, "Better than last year"),
        ((5, None, None), Better.MORE, ""),
        ((None, 4, 4), Better.MORE, ""),
    ],
)
def test_both_comparisons_are_said_together_or_apart(
    figures: tuple[Value, Value, Value], better: Better, words: str
) -> None:
    assert said(*figures, better) == words


@pytest.mark.parametrize(
    ("months", "better", "words"),
    [
        (OPENED, Better.NEITHER, "highest of 13 months"),
        (OPENED, Better.FEWER, "worst of 13 months"),
        (OPENED, Better.MORE, "best of 13 months"),
        ((7, None, 8, 63), Better.MORE, "best of 3 months"),
        ((8, 63), Better.MORE, ""),
        ((63, 8, 63), Better.MORE, ""),
    ],
)
def test_a_month_beyond_all_others_is_called_so(
    months: tuple[Value, ...], better: Better, words: str
) -> None:
    assert said(63, None, None, better, months=months) == words[:1].upper() + words[1:]


@pytest.mark.parametrize(
    ("now", "unit", "target", "words", "look"),
    [
        (0.834, SHARE, Target(0.9), "7 points short of target", Look.SHORT),
        (0.574, SHARE, Target(0.55), "Target met by 2 points", Look.MET),
        (0.91, SHARE, Target(1.0, by_law=True), "9 points short of target", Look.SHORT),
        (52, DAYS, Target(60, at_least=False), "Target met by 8.0 days", Look.MET),
        (61, DAYS, Target(60, at_least=False), "1.0 days over target", Look.SHORT),
        (12.3, DAYS, Target(12.4), "0.1 days short of target", Look.SHORT),
        (0.9, SHARE, Target(0.9), "Target met", Look.MET),
    ],
)
def test_a_target_is_held_against_what_is_printed(
    now: float, unit: FigureUnit, target: Target, words: str, look: Look
) -> None:
    beside = Beside(now, None, None, (now,), "September")
    assert [(run.text, run.look) for run in in_words(beside, Better.MORE, unit, target)] == [(words, look)]


def test_a_reader_subtracts_what_is_printed() -> None:
    assert (
        said(0.574, 0.565, 0.57, Better.MORE, SHARE, months=(0.5, 0.6, 0.574))
        == "The same as September and last year"
    )


def test_averages_are_printed_and_subtracted_with_one_decimal() -> None:
    change = change_cell(9.3, 9.1, DAYS)
    assert (change.value, change.shown) == (0.2, Shown.CHANGE_ONE_DECIMAL)
    assert printed(12, FigureUnit.A_MONTH) == "12.0"
    assert figure_cell(1234.5, DAYS).shown is Shown.ONE_DECIMAL
    assert figure_cell(1234, COUNT).shown is Shown.COUNT
    assert isinstance(change_cell(9, 4, COUNT).value, int)


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Target(1.0, by_law=True), "14 points short of the 100% set by law"),
        (Target(0.9), "4 points short of the target of 90%"),
    ],
)
def test_a_sentence_says_who_set_what_it_is_held_against(target: Target, words: str) -> None:
    headline = Headline("off_roll_notice.on_time_rate", "On time", next(iter(Topic)), Better.MORE)
    line = HeadlineLine(headline, 0.86, 0.85, 0.74, (), target, "September")
    assert line.against_target is not None
    assert line.against_target.text == words
