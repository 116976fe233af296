"""However a table is cut into batches, the same comes of it."""

import csv
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cme_desktop.desk import Desk
from cme_desktop.intake import importing
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.registry import REGISTRY
from db.store import open_store
from tests.builders import AUTHOR, StandingClock, make_child, make_school, save
from tests.day_first import import_table

HEADINGS = (
    "Child surname", "Child forename", "Child date of birth", "School", "Notice received", "Name entered",
    "Status", "Parent lived with", "Officer", "Hub",
)  # fmt: skip
ROW = st.tuples(
    st.sampled_from(["Okafor", "Nowak", "Ash", ""]),
    st.sampled_from(["Ada", "Jan"]),
    st.sampled_from(["23/4/2012", "24/4/2012", ""]),
    st.sampled_from(["106653", "106654", "999999"]),
    st.sampled_from(["14/10/2026", "15/10/2026", "soon"]),
    st.sampled_from(["13/10/2026", "12/10/2026", ""]),
    st.sampled_from(["received", "accepted"]),
    st.sampled_from(["", "Okafor, Grace", "Nowak, Ewa"]),
    st.sampled_from(["", "Robin Ash", "Sam Field"]),
    st.sampled_from(["", "North"]),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Two schools and three children, two of whom were taken off roll."""
    path = tmp_path_factory.mktemp("sizes") / "authority.cme"
    store = open_store(str(path), StandingClock())
    with store.changing(AUTHOR) as work:
        schools = [make_school(work, f"School {urn}", urn=urn) for urn in ("106653", "106654")]
        for surname in ("Okafor", "Nowak", "Obi"):
            make_child(work, surname, school=schools[0].id)
        for child in (3, 4):
            days = {"received_on": date(2026, 10, 6), "deleted_on": date(2026, 10, 5)}
            save(work, OFF_ROLL_NOTICE, child=child, school=schools[0].id, status="accepted", **days)
        work.commit()
    store.close()
    return path.read_bytes()


@settings(max_examples=25, deadline=None)
@given(rows=st.lists(ROW, max_size=12), size=st.integers(1, 5))
def test_a_table_in_batches_comes_to_what_it_comes_to_at_once(
    template: bytes, rows: list[tuple[str, ...]], size: int
) -> None:
    assert came_of(template, rows, size) == came_of(template, rows, 1000)


def came_of(template: bytes, rows: list[tuple[str, ...]], size: int) -> Any:
    """The outcome, every record, and what history says of each."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(importing, "ROWS_IN_A_BATCH", size)
        patched.setattr("db.store.LONGEST_LOOK_AWAY", 0.0)
        data, sent = Path(folder, "authority.cme"), Path(folder, "sent.csv")
        data.write_bytes(template)
        with sent.open("w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows([HEADINGS, *rows])
        store = open_store(str(data), StandingClock())
        outcome = import_table(Desk(store, StandingClock(), AUTHOR), ON_ROLL_NOTICE, sent)
        with store.reading() as reader:
            records = [vars(record) for kind in REGISTRY for record in reader.records(kind)]
            changes = [
                (change.action, change.version, change.fields)
                for record in records
                for change in reader.history(record["id"])
            ]
        assert list(store.findings()) == []
        store.close()
        return outcome.counts(), outcome.notes, outcome.skipped_rows, str(records), changes
