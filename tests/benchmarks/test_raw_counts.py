"""What the plain statements tell, beside the figures of the return: they count the same, and all of it."""

import sqlite3
from datetime import date
from pathlib import Path

from benchmarks._raw_counts import OF_OTHERS, STATEMENTS, questions
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.figures import figures
from cme_desktop.returns.periods import DateRange
from db.store import open_store
from tests.builders import StandingClock

YEAR = DateRange(date(2025, 9, 1), date(2026, 8, 31))


def test_every_measure_is_told_by_a_statement_or_worked_out_of_others() -> None:
    assert MEASURES.keys() - STATEMENTS.keys() == {key for key in MEASURES if key.endswith(OF_OTHERS)} - {
        "whereabouts_enquiry.check_success_rate"
    }
    assert STATEMENTS.keys() <= MEASURES.keys()


def test_what_is_not_judged_comes_to_the_figure(town: Path) -> None:
    storage = open_store(str(town), StandingClock())
    with storage.reading() as reader:
        found = {figure.measure: figure.value or 0 for figure in figures(reader, YEAR) if not figure.category}
    storage.close()
    bare, compared = sqlite3.connect(town), set()
    for key, text in STATEMENTS.items():
        if text.startswith("SELECT 1, "):
            ((_, days),) = questions([(YEAR, [key])])
            counted = sum(number for _, number in bare.execute(text, days))
            pence = 100 if key.startswith("penalty_notice.money") else 1
            assert counted / pence == found[key], key
            compared |= {key} if counted else set()
    bare.close()
    assert len(compared) > 12
