"""What is kept besides records."""

from functools import partial

from tests.soaks.forging.hand import Hand


def _numbers_again(hand: Hand) -> None:
    prefix = hand.one("SELECT prefix FROM counter WHERE last > 0")["prefix"]
    hand.changes("UPDATE counter SET last = last - 1 WHERE prefix = ?", prefix)


def _numbers_skipped(hand: Hand) -> None:
    prefix = hand.one("SELECT prefix FROM counter")["prefix"]
    hand.changes("UPDATE counter SET last = last + 5 WHERE prefix = ?", prefix)


def _as_if_stopped(hand: Hand) -> None:
    """Records made at the desk passed off as those of an import that was cut short."""
    hand.do(
        "INSERT INTO intake (id, file, who, begun_at, stopped) "
        "VALUES (99, 'notices.xlsx', 'Robin Ash', '2026-11-09 12:00:00.000000', 0)"
    )
    notice = hand.one(
        "SELECT id FROM record WHERE type IN ('home_education', 'pace_interview', 'on_roll_notice') "
        "AND id NOT IN (SELECT record_id FROM intake_record)"
    )
    hand.do("INSERT INTO intake_record (record_id, intake_id) VALUES (?, 99)", notice["id"])


def _answered(hand: Hand) -> None:
    one, other = hand.dice.sample(hand.rows("SELECT id FROM record WHERE type = 'child'"), 2)
    hand.do(
        "INSERT INTO resemblance (record_id, restricted_id, reasons, since, answer, answered_by, "
        "answered_at) VALUES (?, ?, 'name', '2026-11-09 12:00:00.000000', 'another child', 'Robin Ash', "
        "'2026-11-09 12:00:00.000000')",
        one["id"], other["id"],
    )  # fmt: skip


def _import_changed(column: str, value: str, hand: Hand) -> None:
    id = hand.one("SELECT DISTINCT intake_id AS id FROM intake_record")["id"]
    hand.changes(f"UPDATE intake SET {column} = {value} WHERE id = ?", id)


def _no_imports(hand: Hand) -> None:
    hand.changes("DELETE FROM intake_record")
    hand.changes("DELETE FROM intake")


def _not_brought(hand: Hand) -> None:
    hand.changes(
        "DELETE FROM intake_record WHERE record_id = ?",
        hand.one("SELECT record_id AS id FROM intake_record")["id"],
    )


def _brought_by_another(hand: Hand) -> None:
    row = hand.one("SELECT * FROM intake")
    hand.put("intake", row, id=98, file="another.xlsx")
    hand.changes(
        "UPDATE intake_record SET intake_id = 98 WHERE record_id = ?",
        hand.one("SELECT record_id AS id FROM intake_record")["id"],
    )


def _waiting(hand: Hand, missing: int, asked_at: str, who: str) -> None:
    """All due dates of a kind gone, as if they were still to be reckoned."""
    kind = hand.one("SELECT DISTINCT type FROM record JOIN deadline ON record_id = record.id")["type"]
    hand.do(
        "INSERT INTO reckoning (asked_at, who, types, done, last, missing) VALUES (?, ?, ?, 0, 99999, ?)",
        asked_at, who, f'["{kind}"]', missing,
    )  # fmt: skip
    hand.changes("DELETE FROM deadline WHERE record_id IN (SELECT id FROM record WHERE type = ?)", kind)


def _never_made(hand: Hand) -> None:
    _waiting(hand, 1, "2026-11-09 12:00:00.000000", "CME Desktop")


def _asked_by_an_import(hand: Hand) -> None:
    row = hand.one("SELECT * FROM intake")
    hand.put("intake", row, id=97)
    _waiting(hand, 0, row["finished_at"], row["who"])


KINDS = {
    "whose import it was": partial(_import_changed, "who", "'Somebody Else'"),
    "the file of an import": partial(_import_changed, "file", "'other.xlsx'"),
    "when an import began": partial(_import_changed, "begun_at", "'2036-01-05 12:00:00.000000'"),
    "when an import ended": partial(_import_changed, "finished_at", "'2016-01-05 12:00:00.000000'"),
    "an import marked as stopped": partial(_import_changed, "stopped", "1"),
    "all imports removed": _no_imports,
    "a record let go by its import": _not_brought,
    "a record given to another import": _brought_by_another,
    "due dates said to be missing": _never_made,
    "due dates that an import has reckoned": _asked_by_an_import,
    "numbers to be given again": _numbers_again,
    "numbers skipped": _numbers_skipped,
    "records passed off as a stopped import": _as_if_stopped,
    "a manager’s answer that nobody gave": _answered,
}
