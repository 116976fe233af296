"""Imports and reckonings are held against the history of what they brought and of the law."""

from datetime import date

import pytest
import sqlalchemy as sa

from cme_desktop.intake.carrying_out import carry_out
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.reckoning import asking_to_reckon
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, save
from tests.forging import forge
from tests.opening import settle

LATER = "2027-01-05 12:00:00"
EARLIER = "2026-01-05 12:00:00"
FINISHED = (
    "INSERT INTO intake (id, file, who, begun_at, finished_at, stopped) "
    "VALUES (77, 'b.xlsx', 'Robin Ash', '2026-11-09 11:00:00{zone}, '2026-11-09 11:00:00{zone}, false)"
)
WAITS = (
    "INSERT INTO reckoning (asked_at, who, types, done, last, missing) "
    "VALUES ('2026-11-09 11:00:00{zone}, 'Robin Ash', '[\"whereabouts_enquiry\"]', 0, 99999, {missing})"
)


@pytest.fixture
def loaded(store: SqlStore) -> SqlStore:
    """Two imports, the second of which brought law of its own, and a record typed at the desk."""
    with store.importing(AUTHOR, "a.xlsx", carry_out) as intake:
        intake.batch(lambda work: [make_child(work, surname) for surname in ("Okafor", "Lis")])
        intake.batch(lambda work: work.finish())
    with store.importing(AUTHOR, "terms.xlsx", carry_out) as intake:
        days = {"first_on": date(2026, 9, 1), "last_on": date(2026, 12, 18)}
        intake.batch(lambda work: save(work, CALENDAR_ENTRY, kind="term", name="Autumn", **days))

        def finished(work: object) -> None:
            with asking_to_reckon(work):  # type: ignore[arg-type]
                work.finish()  # type: ignore[attr-defined]

        intake.batch(finished)
    with store.changing(AUTHOR) as work:
        child = make_child(work, "Nowak")
        save(work, WHEREABOUTS_ENQUIRY, child=child.id, received_on=date(2026, 11, 2))
        work.commit()
    assert list(store.findings()) == []
    return store


FORGED: dict[str, tuple[tuple[str, ...], str]] = {
    "who": (
        ("UPDATE intake SET who = 'Nobody' WHERE id = 1",),
        "Row 1 of the table intake is not the import that the history of 2 records tells of.",
    ),
    "file": (("UPDATE intake SET file = 'b.xlsx' WHERE id = 1",), "Row 1 of the table intake is not the"),
    "begun": ((f"UPDATE intake SET begun_at = '{LATER}{{zone}} WHERE id = 1",), "does not have the times"),
    "ended before": ((f"UPDATE intake SET finished_at = '{EARLIER}{{zone}}",), "does not have the times"),
    "ended in future": ((f"UPDATE intake SET finished_at = '{LATER}{{zone}}",), "does not have the times"),
    "stopped": (("UPDATE intake SET stopped = true WHERE id = 1",), "is marked as stopped, though that"),
    "removed": (
        ("DELETE FROM intake_record", "DELETE FROM intake"),
        "CHD-2026-0001 and 2 more came with an import by the history, but no import is kept that brought it.",
    ),
    "a record let go": (("DELETE FROM intake_record WHERE record_id = 2",), "CHD-2026-0002 came with an"),
    "a record of another’s": (
        ("UPDATE intake_record SET intake_id = 2 WHERE record_id = 2",),
        "Row 2 of the table intake is not the import that the history of 1 record tells of.",
    ),
    "a record of nobody’s": (
        ("INSERT INTO intake_record (record_id, intake_id) VALUES (4, 1)",),
        "Row 1 of the table intake is not the import that the history of 1 record tells of.",
    ),
    "due dates said to be missing": (
        (WAITS.replace("{missing}", "true"), "DELETE FROM deadline WHERE duty = 'enquiry_review'"),
        "has due dates made that are said to be missing",
    ),
    "asked for by an import": (
        (FINISHED, WAITS.replace("{missing}", "false"), "DELETE FROM deadline"),
        "has due dates reckoned anew, though nobody changed the law then",
    ),
    "asked for by an import with a record": (
        (
            FINISHED,
            "INSERT INTO intake_record (record_id, intake_id) VALUES (4, 77)",
            WAITS.replace("{missing}", "false"),
        ),
        "Row 77 of the table intake is not the import that the history of 1 record tells of.",
    ),
}


@pytest.mark.parametrize("forged", FORGED)
def test_what_an_import_is_not_is_found(loaded: SqlStore, forged: str) -> None:
    statements, sentence = FORGED[forged]
    zone = ".000000'" if loaded.engine.dialect.name == "sqlite" else "+00:00'"
    forge(loaded, *(statement.format(zone=zone) for statement in statements))

    assert sentence in "\n".join(loaded.findings())


@pytest.mark.parametrize("work", ["changed", "pointed at"])
def test_what_was_worked_on_does_not_go_as_of_an_import_that_was_stopped(store: SqlStore, work: str) -> None:
    with store.importing(AUTHOR, "a.xlsx", carry_out) as intake:
        child = intake.batch(lambda batch: make_child(batch, "Okafor"))
        intake.batch(lambda batch: batch.finish())
    with store.changing(AUTHOR) as later:
        if work == "changed":
            child.notes = "Seen at home."
            later.save(CHILD, child, [])
        else:
            save(later, WHEREABOUTS_ENQUIRY, child=child.id, received_on=date(2026, 11, 2))
        later.commit()
    forge(store, "UPDATE intake SET finished_at = NULL, stopped = true")
    assert "Row 1 of the table intake is marked as unfinished, but" in "\n".join(store.findings())
    (said,) = settle(store)
    assert "changed outside CME Desktop" in said
    with store.engine.connect() as connection:
        texts = connection.execute(sa.text("SELECT surname FROM child")).scalars().all()
    assert texts == ["Okafor"]
