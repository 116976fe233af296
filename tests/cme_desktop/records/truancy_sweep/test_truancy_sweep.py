"""Truancy sweeps: what does not fit, what the return counts, and whom the made-up city met."""

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from cme_desktop.fields import Reading
from cme_desktop.issues import Severity
from cme_desktop.looks.views import views_of
from cme_desktop.ports import Author
from cme_desktop.records.truancy_sweep import TRUANCY_SWEEP, Met, TruancySweep
from cme_desktop.values.moments import UK
from tests.cme_desktop.returns.filed import counted, nov
from tests.cme_desktop.sample.city import AS_OF, city_at

TODAY = date(2026, 11, 20)


def at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UK).astimezone(UTC)


def found(**answers: Any) -> list[tuple[str, Severity]]:
    reading, sweep = Reading(today=TODAY), TruancySweep(**answers)
    return [(issue.path, issue.severity) for rule in TRUANCY_SWEEP.rules for issue in rule(sweep, reading)]


REFUSE, OUTSTANDING, WARN = Severity.REFUSE, Severity.OUTSTANDING, Severity.WARN


@pytest.mark.parametrize(
    ("answers", "issue"),
    [
        (
            {"status": "held", "swept_on": nov(4), "starts_at": at(nov(4), 11), "ends_at": at(nov(4), 9)},
            ("ends_at", REFUSE),
        ),
        ({"status": "held", "swept_on": nov(4), "starts_at": at(nov(5), 9)}, ("starts_at", REFUSE)),
        (
            {
                "status": "held",
                "swept_on": nov(4),
                "children": [Met(child=1), Met(child=2, met_at=at(nov(5), 9))],
            },
            ("children.1.met_at", REFUSE),
        ),
        ({"status": "held", "swept_on": nov(4), "authorised_on": nov(6)}, ("swept_on", REFUSE)),
        ({"swept_on": nov(30), "status": "held"}, ("swept_on", REFUSE)),
        ({"swept_on": nov(4), "status": "planned"}, ("status", OUTSTANDING)),
        ({"swept_on": nov(20), "children": [Met(child=1)]}, ("status", OUTSTANDING)),
        ({"status": "cancelled"}, ("cancelled_reason", OUTSTANDING)),
        ({"status": "held", "children": [Met()]}, ("children.0.child", OUTSTANDING)),
        ({"status": "held", "children": [Met(child=1, action="school")]}, ("children.0.school", OUTSTANDING)),
        ({"status": "held", "children": [Met(child=1, action="premises")]}, ("premises", OUTSTANDING)),
        (
            {"status": "held", "children": [Met(child=1, action="parent", with_adult=False)]},
            ("children.0.action", WARN),
        ),
        ({"status": "held", "children": [Met(child=1), Met(child=1)]}, ("children.1.child", WARN)),
    ],
)
def test_what_does_not_fit_is_said(answers: dict[str, Any], issue: tuple[str, Severity]) -> None:
    assert found(**answers) == [issue]


def test_a_sweep_that_fits_has_nothing_said_of_it() -> None:
    times = {"starts_at": at(nov(4), 9), "ends_at": at(nov(4), 11)}
    assert found(status="planned", swept_on=nov(25), authorised_on=nov(20)) == []
    assert (
        found(status="held", swept_on=nov(4), children=[Met(name="Sam"), Met(child=1), Met(child=2)], **times)
        == []
    )


def test_what_is_planned_and_what_was_held_are_told_apart() -> None:
    views = {view.label: view.statuses for view in views_of(TRUANCY_SWEEP, Author("Robin Ash"))}
    assert "Planned" not in views
    assert views["Open"] == ("planned", "held")
    assert TRUANCY_SWEEP.life.void == {"cancelled"}


def test_children_are_counted_by_what_was_done_and_planned_sweeps_not() -> None:
    met = [
        Met(action="school", good_reason=False),
        Met(action="school", good_reason=False, excluded=True),
        Met(action="none", good_reason=True),
        Met(),
    ]
    figures = counted(
        TruancySweep(status="held", swept_on=nov(4), children=met),
        TruancySweep(status="closed", swept_on=nov(5)),
        TruancySweep(status="planned", swept_on=nov(6)),
        TruancySweep(status="cancelled", swept_on=nov(7)),
    )
    assert figures["truancy_sweep.held"] == 2
    assert figures["truancy_sweep.met"] == 4
    assert figures["truancy_sweep.no_good_reason"] == 2
    assert figures["truancy_sweep.excluded"] == 1
    by_action = {action: figures["truancy_sweep.action", action] for action in ("school", "premises", "none")}
    assert by_action == {"school": 2, "premises": 0, "none": 1}


def test_the_city_meets_a_dozen_on_each_sweep_and_plans_the_next(tmp_path: Path) -> None:
    city = city_at(tmp_path / "city.cme")
    city.desk.store.close()
    sweeps = city.records["truancy_sweep"]
    stand = Counter(sweep.status for sweep in sweeps)
    assert stand.keys() == {"planned", "held", "closed", "cancelled"}
    held = [sweep for sweep in sweeps if sweep.status in ("held", "closed")]
    assert sum(len(sweep.children) for sweep in held) / len(held) == pytest.approx(11.4, abs=2)
    assert all(sweep.swept_on > AS_OF for sweep in sweeps if sweep.status == "planned")
    assert any(met.child is None and met.name for sweep in held for met in sweep.children)
