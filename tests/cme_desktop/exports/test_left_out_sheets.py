"""A sheet whose signs alone would give a small number away is left out, and the export is made."""

from datetime import date

from cme_desktop.editions.committee.published import published
from cme_desktop.exports.publishable import publishable_plan
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.records.pace_interview.fields import PaceInterview
from cme_desktop.returns.periods import month_of
from cme_desktop.standing_records.child import Child
from tests.cme_desktop.returns.filed import Filed
from tests.told import told

MONTHS = SEPTEMBER, _, NOVEMBER = [month_of(date(2025, month, 1)) for month in (9, 10, 11)]
TODAY = date(2026, 11, 30)


def test_what_the_signs_alone_give_away_is_withheld_for_every_choice() -> None:
    """By November’s return the two months before came to 4 cautions, some of them in October."""
    held = [
        PaceInterview(child=1, held_on=month.start, outcome=outcome)
        for month, cautions in zip(MONTHS, (1, 3, 7), strict=True)
        for outcome in ("caution",) * cautions + ("prosecution",) * 10
    ]
    file = Filed(Child(surname="Okafor"), *held)
    register = published(told(file, NOVEMBER, TODAY), []).register
    made = publishable_plan(file, PACE_INTERVIEW, SEPTEMBER, "Carrowby", TODAY, register)
    sheets = {sheet.name: dict(sheet.rows) for sheet in made.workbook.sheets}
    outcomes = sheets["Outcome"]
    assert outcomes.pop("All") == 11
    assert {*outcomes.values()} == {"[c]"}
    assert {cell.measure for cell in made.register} == {
        "export.pace_interview",
        "export.pace_interview.status",
    }
    assert 11 in sheets["Status"].values()
