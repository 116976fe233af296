"""Values that cannot be read, or are of no kind that their column takes."""

from functools import partial

from cme_desktop.fields import Storage
from tests.soaks.forging.hand import Hand


def _own(storage: Storage, value: str, hand: Hand) -> None:
    table, column = hand.column(storage)
    hand.changes(f'UPDATE "{table}" SET "{column}" = {value} WHERE id = ?', hand.pick(table, column))


def _shared(columns: list[str], value: str, hand: Hand) -> None:
    column = hand.dice.choice(columns)
    id = hand.one(f"SELECT id FROM record WHERE {column} IS NOT NULL")["id"]
    hand.changes(f"UPDATE record SET {column} = {value} WHERE id = ?", id)


def _of(table: str, column: str, value: str, hand: Hand) -> None:
    id = hand.one(f"SELECT rowid AS id FROM {table}")["id"]
    with hand.unsealed():
        hand.changes(f"UPDATE {table} SET {column} = {value} WHERE rowid = ?", id)


def _row(hand: Hand) -> None:
    table = hand.rows_table()
    hand.changes(
        f"UPDATE \"{table}\" SET place = 'first' WHERE id = ?", hand.one(f'SELECT id FROM "{table}"')["id"]
    )


def _law(hand: Hand) -> None:
    entry = hand.one("SELECT id FROM calendar_entry")["id"]
    hand.changes("UPDATE calendar_entry SET first_on = 'September' WHERE id = ?", entry)


def _law_to_reckon(hand: Hand) -> None:
    """An entry of the law that cannot be read, while due dates wait to be reckoned by it."""
    _law(hand)
    hand.do(
        "INSERT INTO reckoning (asked_at, who, types, done, last, missing) VALUES "
        "('2026-11-09 12:00:00.000000', 'Robin Ash', '[\"penalty_notice\"]', 0, 999999, 0)"
    )


def _reckoning(hand: Hand) -> None:
    hand.do(
        "INSERT INTO reckoning (asked_at, who, types, done, last, missing) VALUES "
        "('2026-11-09 12:00:00.000000', 'Robin Ash', '[penalty', 0, 999999, 0)"
    )


def _draft(hand: Hand) -> None:
    hand.do(
        "INSERT INTO draft (record_type, who, saved_at, title, typed) "
        "VALUES ('child', 'Robin Ash', '2026-11-09 12:00:00.000000', '\"A child\"', '{')"
    )


_NO_LETTERS = "CAST(x'41ff42' AS TEXT)"
_LINKED = ["child_id", "school_id", "officer_id", "hub_id"]
KINDS = {
    "a word where a number belongs": partial(_own, Storage.WHOLE, "'many'"),
    "a fraction where a number belongs": partial(_own, Storage.WHOLE, "1.5"),
    "no number at all where one belongs": partial(_own, Storage.WHOLE, "9e999"),
    "a number too large for its field": partial(_own, Storage.WHOLE, "9223372036854775807"),
    "a day that there is not": partial(_own, Storage.DATE, "'2026-02-31'"),
    "a day in other words": partial(_own, Storage.DATE, "'9 Nov 2026'"),
    "a day written another way": partial(_own, Storage.DATE, "'2026-W45-1'"),
    "a moment that there is not": partial(_own, Storage.MOMENT, "'2026-11-09 25:61'"),
    "bytes that are no letters": partial(_own, Storage.TEXT, _NO_LETTERS),
    "bytes where a text belongs": partial(_own, Storage.TEXT, "x'00ff'"),
    "a yes or no that is neither": partial(_own, Storage.FLAG, "2"),
    "restricted that is neither": partial(_shared, ["restricted", "on_desk"], "2"),
    "a version that is no number": partial(_shared, ["version"], "'third'"),
    "a shared day that there is not": partial(_shared, ["received_on", "event_on"], "'2026-13-01'"),
    "a stamp that there is not": partial(_shared, ["created_at", "changed_at"], "'yesterday'"),
    "a link that is no number": partial(_shared, _LINKED, "'her'"),
    "a reference that is no text": partial(_shared, ["reference"], "x'c3'"),
    "a name without letters": partial(_shared, ["label", "line", "child_label"], _NO_LETTERS),
    "an unreadable answer": partial(_of, "child", "unanswered", "'{\"upn\": '"),
    "an answer that is none": partial(_of, "child", "unanswered", '\'{"upn": "perhaps"}\''),
    "an unreadable entry of history": partial(_of, "history", "fields", "'{\"notes\": ['"),
    "an entry without letters": partial(_of, "history", "who", _NO_LETTERS),
    "an entry at no time": partial(_of, "history", "at", "'noon'"),
    "an unreadable deadline": partial(_of, "deadline", "due_on", "'soon'"),
    "a place that is no number": _row,
    "an unreadable calendar entry": _law,
    "an unreadable calendar entry to reckon by": _law_to_reckon,
    "an unreadable reckoning": _reckoning,
    "unreadable typing": _draft,
    "an unreadable setting": partial(_of, "setting", "value", _NO_LETTERS),
}
