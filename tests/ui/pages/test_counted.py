"""A figure that counts rows, money or a difference opens what it counted, each line with its weight."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE, OnRollNotice
from cme_desktop.records.penalty_notice import PENALTY_NOTICE, PenaltyNotice
from cme_desktop.records.penalty_notice.fields import Payment
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, Check, WhereaboutsEnquiry
from cme_desktop.returns.figures import Figure, figures
from cme_desktop.returns.periods import month_of
from cme_desktop.standing_records.child import CHILD, Child
from tests.ui.pages.office import Office
from ui.pages.returns import ReturnsPage
from ui.pages.returns.counted import CountedPage
from ui.shell.places import Place, PlaceKind

OCTOBER = month_of(date(2026, 10, 1))


def october(day: int) -> date:
    return date(2026, 10, day)


def filed(office: Office) -> None:
    office.file(
        [
            (CHILD, Child(surname="Abara", forename="Ada")),
            (CHILD, Child(surname="Hidden", forename="Cai", restricted=True)),
        ]
    )
    ada, cai = (child.id for child in office.all(CHILD))
    office.file(
        [
            (
                WHEREABOUTS_ENQUIRY,
                WhereaboutsEnquiry(
                    child=ada,
                    received_on=october(1),
                    checks=[
                        Check(check="hmrc", asked_on=october(2), result="nothing"),
                        Check(check="hmrc", asked_on=october(5), result="found"),
                    ],
                ),
            ),
            (
                WHEREABOUTS_ENQUIRY,
                WhereaboutsEnquiry(
                    child=cai, received_on=october(1), checks=[Check(check="gp", asked_on=october(3))]
                ),
            ),
            (
                ON_ROLL_NOTICE,
                OnRollNotice(child=ada, received_on=october(6), entered_on=october(5), origin="abroad"),
            ),
            (
                OFF_ROLL_NOTICE,
                OffRollNotice(received_on=october(8), deleted_on=october(7), destination_kind="abroad"),
            ),
            (
                PENALTY_NOTICE,
                PenaltyNotice(
                    child=ada,
                    received_on=october(1),
                    issued_on=october(2),
                    status="issued",
                    payments=[Payment(paid_on=october(9), amount=6050)],
                ),
            ),
        ]
    )


def figure(office: Office, measure: str) -> Figure:
    with office.desk.store.reading() as reader:
        (found,) = (f for f in figures(reader, OCTOBER) if f.measure == measure and f.category is None)
    return found


def opened(qtbot: QtBot, office: Office, measure: str) -> CountedPage:
    place = Place(PlaceKind.COUNTED, figure=figure(office, measure), title="Counted in October 2026")
    page = CountedPage(place, office.jobs)
    qtbot.addWidget(page)
    page.resize(1190, 690)
    with qtbot.waitExposed(page):
        page.show()
    assert office.jobs.wait_idle()
    return page


def lines(page: CountedPage) -> list[list[str]]:
    model = page.table.lines
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_checks_are_listed_one_by_one_and_a_restricted_one_says_no_more(qtbot: QtBot, office: Office) -> None:
    filed(office)
    page = opened(qtbot, office, "whereabouts_enquiry.checks_made")
    first, second, last = lines(page)
    assert [first[0], first[2], first[6]] == ["1", "Abara, Ada", "Fri 2 Oct 2026"]
    assert second[6] == "Mon 5 Oct 2026"
    assert last == ["1", "[c]", "Restricted", "[c]", "[c]", "[c]", "[c]", "[c]"]


def test_both_sides_of_a_difference_have_their_sign(qtbot: QtBot, office: Office) -> None:
    filed(office)
    page = opened(qtbot, office, "on_roll_notice.net_flow")
    assert [(line[0], line[1][:3]) for line in lines(page)] == [("1", "ONR"), ("−1", "OFR")]


def test_a_payment_counts_as_its_pounds(qtbot: QtBot, office: Office) -> None:
    filed(office)
    page = opened(qtbot, office, "penalty_notice.money_received")
    ((weight, *_),) = lines(page)
    assert weight == "£60.50"


def test_enter_opens_the_record_but_for_a_restricted_one(qtbot: QtBot, office: Office) -> None:
    filed(office)
    page = opened(qtbot, office, "whereabouts_enquiry.checks_made")
    page.take_focus()
    with qtbot.waitSignal(page.going) as going:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    (enquiry, _) = office.all(WHEREABOUTS_ENQUIRY)
    assert going.args == [Place(PlaceKind.RECORD, "whereabouts_enquiry", enquiry.id)]
    QTest.keyClick(page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    with qtbot.assertNotEmitted(page.going):
        QTest.keyClick(page.table, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("measure", "kind"),
    [
        ("whereabouts_enquiry.checks_made", PlaceKind.COUNTED),
        ("on_roll_notice.net_flow", PlaceKind.COUNTED),
        ("penalty_notice.money_received", PlaceKind.COUNTED),
        ("whereabouts_enquiry.opened", PlaceKind.ROWS),
    ],
)
def test_the_returns_page_leads_to_what_a_figure_counts(
    qtbot: QtBot, office: Office, measure: str, kind: PlaceKind
) -> None:
    filed(office)
    page = ReturnsPage(Place(PlaceKind.RETURNS), office.jobs, office.desk, office.remembered)
    qtbot.addWidget(page)
    page.show()
    assert office.jobs.wait_idle()
    with qtbot.waitSignal(page.going) as going:
        page.views.opened.emit(figure(office, measure))
    assert going.args[0].kind is kind
    assert going.args[0].title.endswith("October 2026")
