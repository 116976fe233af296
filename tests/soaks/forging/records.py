"""Records changed, added and taken away without a word in the history."""

import json

from cme_desktop.fields import Storage
from cme_desktop.registry import REGISTRY
from tests.soaks.forging.hand import Hand


def _text(hand: Hand) -> None:
    table, column = hand.column(Storage.TEXT)
    hand.changes(
        f'UPDATE "{table}" SET "{column}" = "{column}" || \'x\' WHERE id = ?', hand.pick(table, column)
    )


def _day(hand: Hand) -> None:
    table, column = hand.column(Storage.DATE)
    hand.changes(
        f'UPDATE "{table}" SET "{column}" = date("{column}", \'-1 day\') WHERE id = ?',
        hand.pick(table, column),
    )


def _number(hand: Hand) -> None:
    table, column = hand.column(Storage.WHOLE)
    hand.changes(f'UPDATE "{table}" SET "{column}" = "{column}" + 1 WHERE id = ?', hand.pick(table, column))


def _flag(hand: Hand) -> None:
    table, column = hand.column(Storage.FLAG)
    hand.changes(f'UPDATE "{table}" SET "{column}" = 1 - "{column}" WHERE id = ?', hand.pick(table, column))


def _emptied(hand: Hand) -> None:
    table, column = hand.column([Storage.TEXT, Storage.DATE, Storage.WHOLE, Storage.FLAG])
    hand.changes(f'UPDATE "{table}" SET "{column}" = NULL WHERE id = ?', hand.pick(table, column))


def _filled(hand: Hand) -> None:
    hand.changes(
        "UPDATE child SET notes = 'Seen at home.' WHERE id = ?",
        hand.one("SELECT id FROM child WHERE notes IS NULL")["id"],
    )


def _answer(hand: Hand) -> None:
    child = hand.one("SELECT id FROM child WHERE unanswered IS NULL")["id"]
    hand.changes('UPDATE child SET unanswered = \'{"upn": "refused"}\', upn = NULL WHERE id = ?', child)


def _unseen_answer(hand: Hand) -> None:
    child = hand.one("SELECT id FROM child WHERE unanswered IS NULL")["id"]
    hand.changes('UPDATE child SET unanswered = \'{"nothing": "refused"}\' WHERE id = ?', child)


def _row_changed(hand: Hand) -> None:
    table = hand.rows_table()
    row = hand.one(f'SELECT * FROM "{table}"')
    columns = [name for name in row.keys() if isinstance(row[name], str)]  # noqa: SIM118 - a row of SQLite
    hand.changes(f'UPDATE "{table}" SET "{hand.dice.choice(columns)}" = NULL WHERE id = ?', row["id"])


def _row_removed(hand: Hand) -> None:
    table = hand.rows_table()
    hand.changes(f'DELETE FROM "{table}" WHERE id = ?', hand.one(f'SELECT id FROM "{table}"')["id"])


def _row_added(hand: Hand) -> None:
    table = hand.rows_table()
    row = hand.one(f'SELECT * FROM "{table}"')
    (last,) = hand.rows(f'SELECT MAX(place) AS last FROM "{table}" WHERE record_id = ?', row["record_id"])
    hand.put(table, row, id=None, place=last["last"] + 1)


def _row_moved(hand: Hand) -> None:
    table = hand.rows_table()
    row = hand.one(f'SELECT * FROM "{table}"')
    kind = next(kind for kind in REGISTRY if any(table == f"{kind.key}_{name}" for name in kind.rows))
    other = hand.one(f'SELECT id FROM "{kind.key}" WHERE id <> ?', row["record_id"])["id"]
    hand.changes(f'UPDATE "{table}" SET record_id = ? WHERE id = ?', other, row["id"])


def _places(hand: Hand) -> None:
    table = hand.rows_table()
    hand.changes(
        f'UPDATE "{table}" SET place = place + 1 WHERE id = ?', hand.one(f'SELECT id FROM "{table}"')["id"]
    )


def _copied(hand: Hand) -> None:
    row = hand.one("SELECT * FROM record WHERE type IN ('child', 'off_roll_notice', 'person')")
    (last,) = hand.rows("SELECT MAX(id) AS last FROM record")
    own = hand.one(f'SELECT * FROM "{row["type"]}" WHERE id = ?', row["id"])
    hand.put("record", row, id=last["last"] + 1, reference=f"{row['reference'][:-4]}0999")
    hand.put(row["type"], own, id=last["last"] + 1)


def _own_row(hand: Hand) -> None:
    row = hand.one("SELECT id, type FROM record")
    hand.changes(f'DELETE FROM "{row["type"]}" WHERE id = ?', row["id"])


def _row_of_another_kind(hand: Hand) -> None:
    child = hand.one("SELECT id FROM record WHERE type = 'child'")["id"]
    hand.put("hub", hand.one("SELECT * FROM hub"), id=child)


def taken_away(hand: Hand, id: int, type: str) -> None:
    """A record from every table but the history."""
    for (name,) in hand.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        columns = {row["name"] for row in hand.rows(f'PRAGMA table_info("{name}")')}
        if "record_id" in columns and name != "history":
            hand.do(f'DELETE FROM "{name}" WHERE record_id = ?', id)
    hand.do(f'DELETE FROM "{type}" WHERE id = ?', id)
    hand.changes("DELETE FROM record WHERE id = ?", id)


def _removed(hand: Hand) -> None:
    notice = hand.one(
        "SELECT id, type FROM record WHERE type IN ('home_education', 'pace_interview', 'on_roll_notice')"
    )
    taken_away(hand, notice["id"], notice["type"])


def _as_if_undone(hand: Hand) -> None:
    """Taken away with an entry that says its making was undone, though it was worked on since."""
    last = hand.one(
        "SELECT * FROM history WHERE id IN (SELECT MAX(id) FROM history WHERE fields <> '{}' "
        "GROUP BY record_id HAVING COUNT(DISTINCT at) > 1) "
        "AND record_type = 'child' "
        "AND record_id NOT IN (SELECT child_id FROM record WHERE child_id IS NOT NULL)"
    )
    left: dict[str, str | None] = {}
    for entry in hand.rows("SELECT fields FROM history WHERE record_id = ? ORDER BY id", last["record_id"]):
        left |= {path: after for path, (_, after) in json.loads(entry["fields"]).items()}
    gone = {path: [text, None] for path, text in left.items() if text is not None}
    hand.append(
        last,
        action="taken back: save new child was undone",
        record_version=last["record_version"] + 1,
        fields=json.dumps(gone),
    )
    taken_away(hand, last["record_id"], last["record_type"])


def _kind(hand: Hand) -> None:
    row = hand.one("SELECT id FROM record WHERE type = 'person'")
    hand.changes("UPDATE record SET type = 'officer' WHERE id = ?", row["id"])


def _no_kind(hand: Hand) -> None:
    hand.changes("UPDATE record SET type = 'pupil' WHERE id = ?", hand.one("SELECT id FROM record")["id"])


def _rule(hand: Hand) -> None:
    hand.changes(
        "UPDATE local_rule SET value = '40' WHERE id = ?", hand.one("SELECT id FROM local_rule")["id"]
    )


def _calendar(hand: Hand) -> None:
    entry = hand.one("SELECT id FROM calendar_entry")["id"]
    hand.changes("UPDATE calendar_entry SET last_on = date(last_on, '+3 days') WHERE id = ?", entry)


def _ended(hand: Hand) -> None:
    entry = hand.one("SELECT id FROM record WHERE type IN ('calendar_entry', 'local_rule')")["id"]
    hand.changes("UPDATE record SET status = 'ended' WHERE id = ?", entry)


KINDS = {
    "a text of a record changed": _text,
    "a day of a record changed": _day,
    "a number of a record changed": _number,
    "a yes or no of a record changed": _flag,
    "a value of a record emptied": _emptied,
    "an empty field filled": _filled,
    "an answer in place of a value": _answer,
    "an answer to no question": _unseen_answer,
    "a row of a record changed": _row_changed,
    "a row of a record removed": _row_removed,
    "a row of a record doubled": _row_added,
    "a row moved to another record": _row_moved,
    "a row in another place": _places,
    "a record copied under a new number": _copied,
    "a record’s own row removed": _own_row,
    "a row in the table of another kind": _row_of_another_kind,
    "a record removed, its history left": _removed,
    "a record removed as if its making were undone": _as_if_undone,
    "a record of another kind": _kind,
    "a record of no kind": _no_kind,
    "a local rule changed": _rule,
    "a calendar entry changed": _calendar,
    "a rule or calendar entry ended": _ended,
}
