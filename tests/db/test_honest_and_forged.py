"""A data file with a life behind it: honest, `check` finds nothing; forged, it finds each forgery."""

from datetime import date

import pytest

from cme_desktop.intake.steps import is_understood
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.deciding import Answer, decide
from cme_desktop.services.opening import open_file
from cme_desktop.services.reckoning import asking_to_reckon, reckon_what_waits
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.hub import HUB
from cme_desktop.standing_records.officer import OFFICER
from cme_desktop.standing_records.school import SCHOOL
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_hub, make_notice, make_officer, make_school, save
from tests.forging import chains_made_anew, forge


@pytest.fixture
def lived(store: SqlStore) -> SqlStore:
    """Restricted, merged, renamed, left, decided, taken back and reckoned anew."""
    with store.changing(AUTHOR) as work:
        ada, kuba, ola, zoe = (
            make_child(work, *name.split())
            for name in ("Okafor Ada", "Lis Kuba", "Okafor Adaeze", "Okafor Zoe")
        )
        school, other = (
            make_school(work, "Elm Lane", urn="106653"),
            make_school(work, "Oak Road", urn="106654"),
        )
        officer, hub = make_officer(work, "Robin Ash"), make_hub(work, "North")
        whose = {"officer": officer.id, "hub": hub.id}
        for child in (ada, kuba, ola, zoe):
            make_notice(work, child.id, school.id, **whose)
            save(work, WHEREABOUTS_ENQUIRY, child=child.id, received_on=date(2026, 11, 2), **whose)
        save(work, PENALTY_NOTICE, child=kuba.id, school=other.id, received_on=date(2026, 10, 5), **whose)
        work.commit()
    with store.changing(AUTHOR) as work:
        for child in (ada, kuba):
            child.restricted, child.restricted_reason = True, "adopted"
            save_record(work, CHILD, child)
        open_file(work, ada.id, "To see where she is.")
        ola.status, ola.merged_into = "merged", zoe.id
        save_record(work, CHILD, ola)
        school.name, hub.name = "Elm Lane Academy", "North and East"
        officer.status = "ended"
        for kind, record in ((SCHOOL, school), (HUB, hub), (OFFICER, officer)):
            save_record(work, kind, record)
        work.ask_manager(zoe.id, ada.id, "The same forename.")
        decide(work, work.resemblances()[0], Answer.OTHER, "Another birth day.")
        kuba.restricted, kuba.restricted_reason = False, None
        save_record(work, CHILD, kuba)
        work.commit()
    with store.changing(AUTHOR) as work:
        with asking_to_reckon(work):
            days = {"first_on": date(2026, 9, 1), "last_on": date(2026, 12, 18)}
            save(work, CALENDAR_ENTRY, kind="term", name="Autumn", **days)
        work.commit()
    return store


def test_an_honest_file_is_sound(lived: SqlStore) -> None:
    notes: list[str] = []
    assert list(lived.findings(note=notes.append, understood=is_understood)) == [], "while due dates wait"
    reckon_what_waits(lived, AUTHOR)
    assert list(lived.findings(note=notes.append, understood=is_understood)) == []


FORGED: dict[str, tuple[str, ...]] = {
    "a child opened without a trace": ("DELETE FROM history WHERE substr(action, 1, 6) = 'opened'",),
    "a restriction lifted with its entry": ("UPDATE record SET restricted = false WHERE type = 'child'",),
    "two children exchanged in a notice": (
        "UPDATE record SET child_id = (SELECT MAX(id) FROM child) WHERE type = 'ten_day_notification'",
    ),
    "an officer brought back": (
        "UPDATE record SET status = 'current', on_desk = false WHERE type = 'officer'",
    ),
    "a school called as before": ("UPDATE school SET name = 'Elm Lane' WHERE name = 'Elm Lane Academy'",),
    "its name in notices only": ("UPDATE record SET school_label = 'Elm Lane' WHERE school_label <> ''",),
    "a merged child unmerged": ("UPDATE child SET merged_into_id = NULL",),
    "an answer of another manager": ("UPDATE resemblance SET answered_by = 'Nobody'",),
    "an answer turned round": ("UPDATE resemblance SET answer = 'the same child'",),
    "a duty met": (
        "UPDATE deadline SET met_on = due_on WHERE due_on IS NOT NULL AND record_id IN "
        "(SELECT id FROM record WHERE type = 'whereabouts_enquiry')",
    ),
    "a reckoning that nobody asked for": (
        "INSERT INTO reckoning (asked_at, who, types, done, last, missing) "
        "VALUES ('2026-11-08 12:00:00{zone}, 'Sam Field', '[\"penalty_notice\"]', 0, 999, false)",
    ),
    "a reckoning of somebody else": ("UPDATE reckoning SET who = 'Nobody'",),
    "a term moved by a week": ("UPDATE calendar_entry SET last_on = '2026-12-11'",),
    "a number to be given again": ("UPDATE counter SET last = last - 1 WHERE prefix = 'ENQ'",),
    "a draft that is none": (
        "INSERT INTO draft (record_type, who, saved_at, title, typed) "
        "VALUES ('child', 'x', '2026-11-08 12:00:00{zone}, '1', '{{}}')",
    ),
    "a step of nobody’s": (
        "INSERT INTO intake (id, file, who, begun_at, finished_at) "
        "VALUES (77, 'f', 'x', '2026-11-08 12:00:00{zone}, '2026-11-08 12:00:00{zone})",
        "INSERT INTO intake_step (intake_id, kind, what) VALUES (77, 'x', '{{}}')",
    ),
    "a hub of its own for a deadline": ("UPDATE deadline SET hub_id = 1",),
}


@pytest.mark.parametrize("forged", FORGED)
def test_each_forgery_is_found(lived: SqlStore, forged: str) -> None:
    if "reckoning" not in forged:
        reckon_what_waits(lived, AUTHOR)
    with lived.reading() as reader:
        anchor = reader.anchor(date(2026, 11, 9))
    zone = ".000000'" if lived.engine.dialect.name == "sqlite" else "+00:00'"
    forge(lived, *(statement.format(zone=zone) for statement in FORGED[forged]))
    chains_made_anew(lived)
    assert [
        sentence
        for sentence in lived.findings([anchor], understood=is_understood)
        if "history_no_" not in sentence
    ]
