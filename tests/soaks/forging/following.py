"""What follows from records: the words and keys they are found by, and their deadlines."""

from functools import partial

from tests.soaks.forging.hand import Hand


def _hidden(table: str, column: str, hand: Hand) -> None:
    row = hand.one(f"SELECT * FROM {table}")
    hand.changes(f"DELETE FROM {table} WHERE record_id = ? AND {column} = ?", row["record_id"], row[column])


def _altered(table: str, column: str, hand: Hand) -> None:
    row = hand.one(f"SELECT * FROM {table}")
    hand.changes(
        f"UPDATE {table} SET {column} = {column} || 'x' WHERE record_id = ? AND {column} = ?",
        row["record_id"], row[column],
    )  # fmt: skip


def _planted(table: str, column: str, hand: Hand) -> None:
    hand.put(table, hand.one(f"SELECT * FROM {table}"), **{column: "u:zzzz"})


def _deadline(column: str, value: str, hand: Hand, where: str = "1") -> None:
    row = hand.one(f"SELECT record_id, duty FROM deadline WHERE {where}")
    hand.changes(
        f"UPDATE deadline SET {column} = {value} WHERE record_id = ? AND duty = ?",
        row["record_id"], row["duty"],
    )  # fmt: skip


def _no_deadline(hand: Hand) -> None:
    row = hand.one("SELECT record_id, duty FROM deadline")
    hand.changes("DELETE FROM deadline WHERE record_id = ? AND duty = ?", row["record_id"], row["duty"])


def _one_more(hand: Hand) -> None:
    hand.put("deadline", hand.one("SELECT * FROM deadline"), duty="review_again")


def _of_another(hand: Hand) -> None:
    row = hand.one("SELECT * FROM deadline")
    other = hand.one("SELECT id FROM record WHERE type = 'child'")["id"]
    hand.changes(
        "UPDATE deadline SET record_id = ? WHERE record_id = ? AND duty = ?",
        other, row["record_id"], row["duty"],
    )  # fmt: skip


def _officer(hand: Hand) -> None:
    other = hand.one("SELECT id FROM record WHERE type = 'officer'")["id"]
    _deadline("officer_id", str(other), hand, f"officer_id IS NOT {other}")


def _hub(hand: Hand) -> None:
    other = hand.one("SELECT id FROM record WHERE type = 'hub'")["id"]
    _deadline("hub_id", str(other), hand, f"hub_id IS NOT {other}")


KINDS = {
    "a search word removed": partial(_hidden, "search_word", "word"),
    "a search word changed": partial(_altered, "search_word", "word"),
    "a search word planted": partial(_planted, "search_word", "word"),
    "a search word of another type": partial(_altered, "search_word", "type"),
    "the words beside a search word": partial(_altered, "search_word", "words"),
    "a match key removed": partial(_hidden, "match_key", "key"),
    "a match key changed": partial(_altered, "match_key", "key"),
    "a match key planted": partial(_planted, "match_key", "key"),
    "a deadline put off": partial(
        _deadline, "due_on", "date(due_on, '+30 days')", where="due_on IS NOT NULL"
    ),
    "a deadline without its day": partial(_deadline, "due_on", "NULL", where="due_on IS NOT NULL"),
    "a deadline met": partial(_deadline, "met_on", "'2026-01-05'", where="met_on IS NULL"),
    "a deadline no longer met": partial(_deadline, "met_on", "NULL", where="met_on IS NOT NULL"),
    "a deadline removed": _no_deadline,
    "a deadline too many": _one_more,
    "a deadline of another record": _of_another,
    "a deadline’s officer": _officer,
    "a deadline’s hub": _hub,
    "a deadline’s reason": partial(_deadline, "why", "why || 'x'"),
    "a deadline’s first day": partial(_deadline, "since", "date(since, '-40 days')"),
    "a deadline’s rules": partial(_deadline, "rule_set", "rule_set || 'x'"),
    "a deadline marked as awaited": partial(_deadline, "waits", "1 - waits"),
    "a deadline marked as overrun": partial(_deadline, "overran", "1 - overran"),
    "what clears a deadline": partial(_deadline, "clears", "clears || 'x'"),
}
