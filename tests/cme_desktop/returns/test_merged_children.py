"""A child with several records counts once, whichever of them a record names."""

import pytest

from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.on_roll_notice import OnRollNotice
from cme_desktop.standing_records.child import Child
from tests.cme_desktop.returns.filed import counted, nov


def merged(*chain):
    """Children 1 and on, each merged into the one given; None stands for itself."""
    return [
        Child(surname=f"Okafor {n}", status="merged" if into else "current", merged_into=into)
        for n, into in enumerate(chain, 1)
    ]


@pytest.mark.parametrize(
    ("chain", "children"),
    [((None, 1, 2), 1), ((None, None, None), 3), ((2, 3, 1), 1), ((None, 1, None), 2), ((2, 1, 2), 1)],
)
def test_a_child_counts_once_whichever_record_a_notice_names(chain, children):
    def of_each(make):
        return [make(child) for child in (1, 2, 3)]

    found = counted(
        *merged(*chain),
        *of_each(lambda child: HomeEducation(child=child, started_on=nov(2))),
        *of_each(lambda child: OffRollNotice(child=child, deleted_on=nov(2), destination_kind="wales")),
        *of_each(lambda child: OnRollNotice(child=child, entered_on=nov(2), origin="abroad")),
        *of_each(lambda child: OnRollNotice(child=child, entered_on=nov(3), origin="wales")),
    )
    assert found["home_education.on_register"] == children
    assert found["home_education.new_children"] == children
    assert found["home_education.new_spells"] == 3
    assert found["off_roll_notice.left_area"] == children
    assert found["on_roll_notice.new_to_area"] == children
    assert found["on_roll_notice.net_flow"] == 0


def test_a_restricted_child_with_a_merged_record_counts_once():
    first, second = merged(None, 1)
    first.restricted = second.restricted = True
    spells = [HomeEducation(child=child, started_on=nov(2)) for child in (1, 2)]
    assert counted(first, second, *spells)["home_education.on_register"] == 1
