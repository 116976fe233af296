"""What was remembered of a return becomes version 1 of it, without the records behind, on both databases."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from cme_desktop.errors import CmeError
from cme_desktop.operations.performing import perform
from cme_desktop.operations.returns import MarkSent
from cme_desktop.versions.changes import changed_since
from cme_desktop.versions.version import MadeFile, ReturnKind, ReturnOf, State, state_of, state_words
from db.connecting.engine import PATIENCE, engine_for
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, StandingClock
from tests.made_returns import OCTOBER, content, figure, make_version
from tests.migrations.before_step import migrate_up_to

DAYS = ReturnOf(ReturnKind.MONTHLY, date(2016, 9, 1), date(2016, 12, 31))
FIGURES = {
    "whereabouts_enquiry.opened/": 57,
    "pace_interview.outcome/caution": 3,
    "x.rate/": 0.5333,
    "x/": None,
}
MADE = {
    "at": "2026-11-09T14:05:00+00:00",
    "path": "C:\\Users\\robin\\October.xlsx",
    "rows": {"Cover": 12},
    "totals": ["All parts add up"],
    "figures": FIGURES,
}
SETTINGS = {
    "return.2026-10": json.dumps(MADE),
    "return.2016-09-01 to 2016-12-31": json.dumps(
        {**MADE, "at": "2026-07-01T10:00:00+01:00", "path": "/a/x.xlsx"}
    ),
    "return.2026-13": json.dumps(MADE),
    "return.2026-09": '{"at": "yesterday"}',
    "authority": "Lancashire",
}


@pytest.fixture(params=["sqlite", "postgresql"])
def carried(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlStore]:
    """A database of the version before with settings in it, opened by this one."""
    of_a_file = request.param == "sqlite"
    data = str(tmp_path / "authority.cme") if of_a_file else request.getfixturevalue("postgres_url")
    engine = engine_for(data, PATIENCE)
    migrate_up_to(engine, "0014", tmp_path)
    with engine.begin() as connection:
        for key, value in SETTINGS.items():
            put = sa.text("INSERT INTO setting (key, value) VALUES (:key, :value)")
            connection.execute(put, {"key": key, "value": value})
    engine.dispose()
    store = open_store(data, StandingClock())
    yield store
    store.close()


def test_it_is_version_1_with_its_values_and_its_file(carried: SqlStore) -> None:
    with carried.reading() as reader:
        lines = reader.kept_returns.lines()
        assert [(line.of, line.number) for line in lines] == [(OCTOBER, 1), (DAYS, 1)]
        october, days = (reader.kept_returns.version(line.id) for line in lines)
        (file,) = reader.kept_returns.files(october.line.id)
    assert days.line.made_at == datetime(2026, 7, 1, 9, tzinfo=UTC)
    assert (october.line.made_by, october.line.check_code, october.line.sent) == ("", "", None)
    assert state_words(state_of(october.line), october.line) == "Made Mon 9 Nov 2026"
    told = {f"{one.measure}/{one.category or ''}": one.value for one in october.content.figures}
    assert told == FIGURES
    assert {(one.start, one.end) for one in october.content.figures} == {(OCTOBER.start, OCTOBER.end)}
    assert file.made == MadeFile("working", "October.xlsx", MADE["path"], "")
    assert list(carried.findings()) == []


def test_it_is_never_called_changed_as_its_records_are_not_known(carried: SqlStore) -> None:
    with carried.reading() as reader:
        version = reader.kept_returns.version(reader.kept_returns.lines(OCTOBER)[0].id)
    assert not version.content.is_traced
    assert changed_since(version, [figure(1, measure="whereabouts_enquiry.opened")], {}) == []
    assert state_of(version.line) is State.MADE


def test_it_cannot_be_sent_and_the_next_one_is_version_2(carried: SqlStore) -> None:
    with carried.reading() as reader:
        (line,) = reader.kept_returns.lines(OCTOBER)
    with pytest.raises(CmeError):
        perform(carried, AUTHOR, MarkSent(line, "Committee", "by hand"))
    assert make_version(carried, OCTOBER, content(figure(1))).number == 2


def test_what_cannot_be_read_stays_where_it_was(carried: SqlStore) -> None:
    with carried.reading() as reader:
        left = {key: reader.setting(key) for key in SETTINGS}
    gone = {"return.2026-10": None, "return.2016-09-01 to 2016-12-31": None}
    assert left == {**SETTINGS, **gone}
