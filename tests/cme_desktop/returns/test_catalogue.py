"""What stands on the first page of figures, what is told by year, and what is the team's own."""

from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.on_roll_notice import OnRollNotice
from cme_desktop.returns.catalogue import CHAPTERS, HEADLINES, IN_YEARS, MEASURES
from cme_desktop.returns.chapters import Better
from cme_desktop.returns.compared import ComparedPeriods
from cme_desktop.returns.figures import Asked, figures_of, load
from tests.cme_desktop.returns.filed import NOVEMBER, Filed, nov, october

FIRST_PAGE = [
    ("whereabouts_enquiry.opened", Better.NEITHER),
    ("whereabouts_enquiry.open_at_end", Better.FEWER),
    ("whereabouts_enquiry.located_rate", Better.MORE),
    ("whereabouts_enquiry.days_open_median", Better.FEWER),
    ("ten_day_notification.on_time_rate", Better.MORE),
    ("off_roll_notice.on_time_rate", Better.MORE),
    ("off_roll_notice.no_school_yet", Better.FEWER),
    ("pace_interview.held", Better.NEITHER),
    ("penalty_notice.issued", Better.NEITHER),
    ("penalty_notice.paid_in_time_rate", Better.MORE),
    ("home_education.on_register", Better.NEITHER),
    ("home_education.new_children", Better.NEITHER),
]


def test_the_twelve_of_the_first_page_stand_in_their_order() -> None:
    assert [(headline.measure, headline.better) for headline in HEADLINES] == FIRST_PAGE


def test_what_only_the_team_is_told_are_parts_of_what_all_are_told() -> None:
    own = {measure.key for measure in MEASURES.values() if measure.working_only}
    assert own == {
        "penalty_notice.issuer",
        "penalty_notice.issuer_and_reason",
        "penalty_notice.withdrawal_ground",
        "penalty_notice.prosecution_result",
    }
    assert not {MEASURES[key].parts_of for key in own} & own


def test_no_page_of_the_committee_tells_what_only_the_team_is_told() -> None:
    for chapter in CHAPTERS:
        lines = [key for one in chapter.lines for key in (one.whole, *one.of)]
        drawn = [measure.key for one in chapter.months if one.page for measure in one.measures]
        told = {*lines, *drawn, *(headline.measure for headline in chapter.headlines)}
        assert not any(MEASURES[key].working_only for key in told)


def test_what_is_counted_among_another_names_one_that_there_is() -> None:
    among = {measure.among for measure in MEASURES.values() if measure.among}
    assert among <= MEASURES.keys()
    assert not any(measure.among and measure.parts_of for measure in MEASURES.values())


def test_coming_and_going_of_four_school_years_stand_side_by_side() -> None:
    filed = Filed(
        OnRollNotice(child=1, entered_on=nov(2), origin="wales"),
        OnRollNotice(child=2, entered_on=october(2).replace(year=2023), origin="wales"),
        OnRollNotice(child=3, entered_on=october(2).replace(year=2022), origin="wales"),
        OffRollNotice(child=4, deleted_on=nov(3), destination_kind="abroad"),
        OffRollNotice(child=5, deleted_on=nov(4), destination_kind="abroad"),
    )
    years = ComparedPeriods(NOVEMBER, nov(20)).years()
    found = figures_of(filed, load(filed), [Asked(year, IN_YEARS) for year in years])
    told = {
        year.school_years()[0]: {figure.measure.rpartition(".")[2]: figure.value for figure in figures}
        for year, figures in zip(years, found, strict=True)
    }
    assert told == {
        "2023/24": {"left_area": 0, "new_to_area": 1, "net_flow": 1},
        "2024/25": {"left_area": 0, "new_to_area": 0, "net_flow": 0},
        "2025/26": {"left_area": 0, "new_to_area": 0, "net_flow": 0},
        "2026/27": {"left_area": 2, "new_to_area": 1, "net_flow": -1},
    }
    assert years[-1].end == nov(20)
