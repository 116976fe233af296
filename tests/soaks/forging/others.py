"""What is kept besides records."""

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


KINDS = {
    "numbers to be given again": _numbers_again,
    "numbers skipped": _numbers_skipped,
    "records passed off as a stopped import": _as_if_stopped,
    "a manager’s answer that nobody gave": _answered,
}
