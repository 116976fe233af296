"""The history: entries changed, removed, added, and whole chains made anew."""

import json
from functools import partial

from tests.soaks.forging.hand import Hand, Row
from tests.soaks.forging.records import taken_away


def _changed(column: str, value: str, hand: Hand) -> None:
    with hand.unsealed():
        id = hand.one("SELECT id FROM history")["id"]
        hand.changes(f"UPDATE history SET {column} = {value} WHERE id = ?", id)


def _removed_within(hand: Hand) -> None:
    with hand.unsealed():
        id = hand.one("SELECT id FROM history WHERE id < (SELECT MAX(id) FROM history)")["id"]
        hand.changes("DELETE FROM history WHERE id = ?", id)


def _removed_at_the_end(hand: Hand) -> None:
    with hand.unsealed():
        (last,) = hand.rows("SELECT MAX(id) AS id FROM history")
        hand.changes("DELETE FROM history WHERE id > ?", last["id"] - hand.dice.randint(1, 5))


def _removed_and_closed(hand: Hand) -> None:
    """An entry in the middle of a record’s past, and the chain made anew over the gap."""
    with hand.unsealed():
        hand.changes("DELETE FROM history WHERE id = ?", _a_change(hand)["id"])
        hand.chain_anew()


def _a_change(hand: Hand) -> Row:
    return hand.one("SELECT * FROM history WHERE record_version > 1 AND fields <> '{}'")


def _order(hand: Hand) -> None:
    with hand.unsealed():
        one, other = hand.dice.sample([row["id"] for row in hand.rows("SELECT id FROM history")], 2)
        for id, to in ((one, -1), (other, one), (-1, other)):
            hand.changes("UPDATE history SET id = ? WHERE id = ?", to, id)


def _added(hand: Hand) -> None:
    hand.put("history", hand.one("SELECT * FROM history"), id=None)


def _ahead_of_time(hand: Hand) -> None:
    hand.append(_a_change(hand), action="opened", fields="{}", at="2199-01-04T09:00:00+00:00")


def _behind_time(hand: Hand) -> None:
    newest = hand.one("SELECT * FROM history WHERE id IN (SELECT MAX(id) FROM history GROUP BY record_id)")
    hand.append(newest, action="opened", fields="{}", at="2020-01-06T09:00:00+00:00")


def _appended_alone(hand: Hand) -> None:
    """A change that is told of and was never made."""
    like = hand.one("SELECT * FROM history WHERE record_type = 'child' AND record_version = 1")
    version = hand.rows("SELECT MAX(record_version) AS v FROM history WHERE record_id = ?", like["record_id"])
    fields = json.dumps({"notes": [None, "Seen at home."]})
    hand.append(like, action="changed", record_version=version[0]["v"] + 1, fields=fields)


def _of_a_record(hand: Hand) -> None:
    with hand.unsealed():
        id = hand.one("SELECT record_id FROM history")["record_id"]
        hand.changes("DELETE FROM history WHERE record_id = ?", id)


def _of_a_record_closed(hand: Hand) -> None:
    with hand.unsealed():
        id = hand.one("SELECT record_id FROM history")["record_id"]
        hand.changes("DELETE FROM history WHERE record_id = ?", id)
        hand.chain_anew()


def _all_of_it(hand: Hand) -> None:
    with hand.unsealed():
        hand.changes("DELETE FROM history")


def _record_and_history(hand: Hand, number_left: bool = False) -> None:
    """The last of a kind taken away with all that tells of it, and maybe its number to be given again."""
    notice = hand.one(
        "SELECT MAX(id) AS id, type FROM record "
        "WHERE type IN ('home_education', 'pace_interview', 'on_roll_notice') GROUP BY type"
    )
    (row,) = hand.rows("SELECT reference FROM record WHERE id = ?", notice["id"])
    prefix, year, _ = row["reference"].split("-")
    with hand.unsealed():
        taken_away(hand, notice["id"], notice["type"])
        hand.changes("DELETE FROM history WHERE record_id = ?", notice["id"])
        hand.chain_anew()
    if not number_left:
        hand.changes("UPDATE counter SET last = last - 1 WHERE prefix = ? AND year = ?", prefix, year)


def _past_made_anew(hand: Hand) -> None:
    """Another past that agrees with itself: what was noted once, what came after it, every hash since."""
    id = hand.one("SELECT record_id FROM history WHERE fields LIKE '{\"notes\": [null, %'")["record_id"]
    first, second, *_ = hand.rows(
        "SELECT * FROM history WHERE record_id = ? AND fields LIKE '{\"notes\": %' ORDER BY id", id
    )
    with hand.unsealed():
        for entry, place in ((first, 1), (second, 0)):
            fields = json.loads(entry["fields"])
            fields["notes"][place] = "Nothing was heard of the family."
            hand.changes("UPDATE history SET fields = ? WHERE id = ?", json.dumps(fields), entry["id"])
        hand.chain_anew()


def _hours_made_anew(hand: Hand) -> None:
    """Somebody else’s name on every entry of a day, and on the records."""
    with hand.unsealed():
        hand.changes("UPDATE history SET who = 'Somebody Else'")
        hand.do("UPDATE record SET created_by = 'Somebody Else', changed_by = 'Somebody Else'")
        hand.chain_anew()


def _newest_undone(hand: Hand) -> None:
    """The newest change undone in the record and forgotten in the history."""
    (entry,) = hand.rows("SELECT * FROM history ORDER BY id DESC LIMIT 1")
    assert list(json.loads(entry["fields"])) == ["notes"]
    (before,) = hand.rows(
        "SELECT * FROM history WHERE record_id = ? AND id < ? AND fields <> '{}' ORDER BY id DESC LIMIT 1",
        entry["record_id"], entry["id"],
    )  # fmt: skip
    notes = json.loads(entry["fields"])["notes"][0]
    moment = before["at"].partition("+")[0].replace("T", " ")
    moment = moment if "." in moment else f"{moment}.000000"
    with hand.unsealed():
        hand.do("DELETE FROM history WHERE id = ?", entry["id"])
    hand.changes("UPDATE child SET notes = ? WHERE id = ?", notes, entry["record_id"])
    hand.do(
        "UPDATE record SET version = ?, changed_at = ?, changed_by = ? WHERE id = ?",
        before["record_version"], moment, before["who"], entry["record_id"],
    )  # fmt: skip


def _lane(hand: Hand) -> None:
    _changed("lane", str(hand.dice.randint(1, 63)), hand)


KINDS = {
    "who of an entry": partial(_changed, "who", "'Somebody Else'"),
    "when of an entry": partial(_changed, "at", "'2020-02-02T09:00:00+00:00'"),
    "what of an entry": partial(_changed, "fields", "'{}'"),
    "why of an entry": partial(_changed, "action", "'changed on advice'"),
    "whose an entry is": partial(_changed, "record_id", "record_id + 1"),
    "the hash of an entry": partial(_changed, "hash", "'0' || substr(hash, 2) || 'x'"),
    "the lane of an entry": _lane,
    "an entry removed": _removed_within,
    "the newest entries removed": _removed_at_the_end,
    "an entry removed, the chain made anew": _removed_and_closed,
    "two entries in each other’s place": _order,
    "an entry copied": _added,
    "an entry added, dated ahead": _ahead_of_time,
    "an entry added, dated back": _behind_time,
    "an entry added of what was not done": _appended_alone,
    "a record’s whole history removed": _of_a_record,
    "the same, the chain made anew": _of_a_record_closed,
    "all history removed": _all_of_it,
    "a record and its history removed": _record_and_history,
    "the same, its number left": partial(_record_and_history, number_left=True),
    "a past made anew as a whole": _past_made_anew,
    "names in the past made anew": _hours_made_anew,
    "the newest change undone and forgotten": _newest_undone,
}
