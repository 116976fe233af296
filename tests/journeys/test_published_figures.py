"""The figures that one city published come out of imported records, whatever stands beside them on file."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

import main
from cme_desktop.returns.figures import figures
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.sums import adds_up
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from tests.books import fill_in
from tests.builders import AUTHOR, StandingClock
from tests.copied import copy_rows
from tests.journeys import published
from tests.opening import open_settled
from tests.postgres import PostgresServer

REGISTER = Path(__file__).parents[1] / "data" / "gias_example_schools_2019_cp1252.csv"
AUTUMN = ("2016-09-01", "2016-12-31")
LOADED = (
    ("pace-interview", published.interviews, 2),
    ("penalty-notice", published.penalties, 1),
    ("whereabouts-enquiry", published.searches, 0),
    ("whereabouts-enquiry", published.open_enquiries, 0),
    ("home-education", published.spells, 0),
    ("off-roll-notice", published.leavers, 0),
    ("on-roll-notice", published.arrivals, 0),
    ("missing-episode", published.episodes, 0),
)
"""What is loaded, in turn, and how many of its rows are refused, as they cannot be true."""


@pytest.fixture(scope="module")
def data_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A data file with all of it in."""
    folder = tmp_path_factory.mktemp("published")
    return load(str(folder / "authority.cme"), folder)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def data(request: pytest.FixtureRequest, data_file: str) -> Iterator[str]:
    """The data file, and a database with the same rows."""
    if request.param == "sqlite":
        yield data_file
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    url = server.create()
    copy_rows(data_file, url)
    yield url
    server.drop(url)


def load(data: str, folder: Path) -> str:
    assert main.main(["import", "schools", str(REGISTER), "--data", data]) == 0
    for name, rows, refused in LOADED:
        blank, filled = folder / f"{name}.xlsx", folder / f"{rows.__name__}.xlsx"
        assert main.main(["template", name, "--out", str(blank)]) == 0
        fill_in(blank, filled, rows())
        assert main.main(["import", name, str(filled), "--data", data]) == int(refused > 0), rows.__name__
        if refused:
            assert len(rows_of(filled.with_name(f"{filled.stem}.refused.xlsx"))) == refused
    put_right(data)
    return data


def rows_of(path: Path) -> list[list[object]]:
    """What stands below the headings of its first sheet."""
    with CalamineWorkbook.from_path(path) as book:
        return book.get_sheet_by_index(0).to_python()[1:]


def put_right(data: str) -> None:
    """As an officer would: one child was two, and another must not be found."""
    store = open_settled(data, StandingClock())
    with store.changing(AUTHOR) as work:
        children = {child.surname: child for child in work.records(CHILD)}
        stays, goes = (children[published.surname(number)] for number in published.ONE_CHILD)
        goes.status, goes.merged_into = "merged", stays.id
        hidden = children[published.surname(published.RESTRICTED)]
        hidden.restricted, hidden.restricted_reason = True, "refuge"
        for child in (goes, hidden):
            save_record(work, CHILD, child)
        work.commit()
    store.close()


@pytest.fixture
def told(data: str, capsys: pytest.CaptureFixture[str]) -> Callable[..., list[dict[str, Any]]]:
    """Asks for the figures of some days as anybody would."""

    def told(since: str, until: str, *more: str) -> list[dict[str, Any]]:
        capsys.readouterr()
        asked = ["figures", "--from", since, "--to", until, "--json", "--data", data, *more]
        assert main.main(asked) == 0
        return list(json.loads(capsys.readouterr().out))

    return told


Ask = Callable[..., list[dict[str, Any]]]


def values(rows: list[dict[str, Any]]) -> dict[Any, Any]:
    """By measure, or by measure and category where there is one."""
    return {(r["measure"], r["category"]) if r["category"] else r["measure"]: r["value"] for r in rows}


def parts(found: dict[Any, Any], measure: str) -> dict[str, float]:
    """The categories of a measure that are not nought."""
    return {key[1]: value for key, value in found.items() if key[0] == measure and value}


def test_124_interviews_are_67_17_16_9_8_and_7(told: Ask) -> None:
    found = values(told(*AUTUMN))
    assert found["pace_interview.held"] == 124 == 67 + 17 + 9 + 7 + 8 + 16
    assert parts(found, "pace_interview.outcome") == {
        "prosecution": 67,
        "withdrawn_for_information": 17,
        "warning_letter": 16,
        "early_help_assessment": 9,
        "caution": 8,
        "penalty_notice": 7,
    }


def test_870_penalty_notices_were_issued(told: Ask) -> None:
    assert values(told(*AUTUMN))["penalty_notice.issued"] == 870


def test_what_has_no_day_is_counted_nowhere_and_named(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main.main(["figures", "--from", AUTUMN[0], "--to", AUTUMN[1], "--data", data]) == 0
    lacking = capsys.readouterr().err
    assert "Enquiries settled: 1 record: ENQ-" in lacking


def test_49_of_100_were_located(told: Ask) -> None:
    found = values(told(*AUTUMN))
    names = ("located", "not_located", "settled", "neither")
    assert [found[f"whereabouts_enquiry.{name}"] for name in names] == [49, 51, 100, 1]
    assert found["whereabouts_enquiry.located_rate"] == 0.49


def test_250_on_the_register_251_new_and_120_unsuitable(told: Ask) -> None:
    found = values(told("2015-09-01", "2016-07-31"))
    assert found["home_education.on_register"] == published.ON_REGISTER
    assert found["home_education.new_children"] == published.STARTED
    assert found["home_education.new_spells"] == published.STARTED + 1
    assert found["home_education.unsuitable_at_end"] == published.UNSUITABLE
    assert found["home_education.on_register_by_reason", "restricted"] == 1


def test_children_come_and_go_in_four_years_side_by_side(told: Ask) -> None:
    rows = told("2012-09-01", "2016-08-31", "--by", "school-year")
    by_year = {(row["group"], row["measure"]): row["value"] for row in rows if row["category"] is None}
    for year, (came, left) in published.FLOWS.items():
        names = ("on_roll_notice.new_to_area", "off_roll_notice.left_area", "on_roll_notice.net_flow")
        label = f"{year}/{year % 100 + 1}"
        assert [by_year[label, name] for name in names] == [came, left, came - left]


def test_315_reports_of_177_children_give_70_82_and_10_per_cent(told: Ask) -> None:
    found = values(told("2016-12-01", "2016-12-31"))
    names = ("reports", "children", "returned", "interviewed", "within_hours", "declined")
    assert [found[f"missing_episode.{name}"] for name in names] == [315, 177, 315, 220, 180, 32]
    shares = ("interviewed_rate", "within_hours_rate", "declined_rate")
    assert [f"{found[f'missing_episode.{name}']:.0%}" for name in shares] == ["70%", "82%", "10%"]
    assert parts(found, "missing_episode.times") == {"once": 39, "twice": 138}
    quarter = values(told("2016-10-01", "2016-12-31"))
    assert quarter["missing_episode.a_month"] == round((315 + 1) / 3, 1)


def test_1503_missing_and_1380_out_of_education_are_not_2887(told: Ask) -> None:
    found = values(told("2016-07-01", "2016-07-31"))
    names = ("missing_at_end", "out_at_end", "both_at_end", "children_at_end")
    missing, out, both, children = (found[f"whereabouts_enquiry.{name}"] for name in names)
    assert (missing, out, both) == (published.MISSING, published.OUT, published.BOTH)
    assert children == missing + out - both != 2887
    for name, whole in (("missing", missing), ("out", out)):
        assert sum(parts(found, f"whereabouts_enquiry.{name}_months").values()) == whole


def test_whoever_has_2887_for_the_whole_is_told_what_its_parts_come_to(data: str) -> None:
    store = open_settled(data, StandingClock())
    with store.reading() as reader:
        found = figures(reader, DateRange(date(2016, 7, 1), date(2016, 7, 31)))
    store.close()
    claimed = [
        one.recounted(2887, one.things) if one.measure == "whereabouts_enquiry.children_at_end" else one
        for one in found
    ]
    assert adds_up(found) == []
    assert adds_up(claimed) == [
        "Children missing from or out of education, July 2016: “Children missing from or out of education, "
        "by which” add up to 2,878, but the whole is 2,887."
    ]
