"""The columns that all records share."""

from functools import partial

from tests.soaks.forging.hand import Hand


def _changed(column: str, value: str, hand: Hand, where: str = "1") -> None:
    id = hand.one(f"SELECT id FROM record WHERE {where}")["id"]
    hand.changes(f"UPDATE record SET {column} = {value} WHERE id = ?", id)


def _link(hand: Hand) -> None:
    link = hand.dice.choice(["child", "school", "officer", "hub"])
    row = hand.one(f"SELECT id, {link}_id AS held FROM record WHERE {link}_id IS NOT NULL")
    other = hand.one("SELECT id FROM record WHERE type = ? AND id <> ?", link, row["held"])["id"]
    hand.changes(f"UPDATE record SET {link}_id = ? WHERE id = ?", other, row["id"])


def _link_with_name(hand: Hand) -> None:
    """As above, and the name beside it and the deadlines’ officer go with it."""
    row = hand.one("SELECT id, officer_id AS held FROM record WHERE officer_id IS NOT NULL")
    other = hand.one("SELECT id, label FROM record WHERE type = 'officer' AND id <> ?", row["held"])
    hand.changes(
        "UPDATE record SET officer_id = ?, officer_label = ? WHERE id = ?",
        other["id"], other["label"], row["id"],
    )  # fmt: skip
    hand.do("UPDATE deadline SET officer_id = ? WHERE record_id = ?", other["id"], row["id"])


def _link_of_no_field(hand: Hand) -> None:
    school = hand.one("SELECT id FROM record WHERE type = 'school'")["id"]
    hub = hand.one("SELECT id FROM record WHERE type = 'hub'")["id"]
    hand.changes("UPDATE record SET school_id = ? WHERE id = ?", school, hub)


def _name_beside_link(hand: Hand) -> None:
    link = hand.dice.choice(["child", "school", "officer", "hub"])
    _changed(f"{link}_label", "'Somebody else'", hand, f"{link}_id IS NOT NULL")


def _own_name_beside_link(hand: Hand) -> None:
    places = [
        (table["name"], column["name"])
        for table in hand.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'record'")
        for column in hand.rows(f'PRAGMA table_info("{table["name"]}")')
        if column["name"].endswith("_label")
    ]
    table, column = hand.dice.choice(places)
    hand.changes(f'UPDATE "{table}" SET "{column}" = \'Somebody else\'')


def _restricted(hand: Hand) -> None:
    _changed("restricted", "1 - restricted", hand, "type = 'child'")


def _number(hand: Hand) -> None:
    row = hand.one("SELECT id, reference FROM record WHERE type = 'child'")
    other = f"{row['reference'][:-4]}{hand.dice.randint(500, 9000):04d}"
    hand.changes("UPDATE record SET reference = ? WHERE id = ?", other, row["id"])
    hand.do(
        "UPDATE search_word SET word = ? WHERE record_id = ? AND word = ?",
        other.lower().replace("-", ""), row["id"], row["reference"].lower().replace("-", ""),
    )  # fmt: skip


def _numbers_swapped(hand: Hand) -> None:
    one, other = hand.dice.sample(hand.rows("SELECT id, reference FROM record WHERE type = 'person'"), 2)
    hand.do("UPDATE record SET reference = 'x' WHERE id = ?", one["id"])
    hand.changes("UPDATE record SET reference = ? WHERE id = ?", one["reference"], other["id"])
    hand.changes("UPDATE record SET reference = ? WHERE id = ?", other["reference"], one["id"])
    words = {
        row["id"]: hand.rows("SELECT word FROM search_word WHERE record_id = ?", row["id"])
        for row in (one, other)
    }
    for mine, theirs in ((one, other), (other, one)):
        spelt = mine["reference"].lower().replace("-", "")
        for word in words[mine["id"]]:
            if word["word"].replace(" ", "") in (spelt, mine["reference"].lower()):
                hand.do(
                    "UPDATE search_word SET word = ? WHERE record_id = ? AND word = ?",
                    theirs["reference"].lower().replace("-", ""), mine["id"], word["word"],
                )  # fmt: skip


KINDS = {
    "how a record is named": partial(_changed, "label", "label || 'x'"),
    "a record’s line in the file": partial(_changed, "line", "line || 'x'"),
    "the day of the event": partial(_changed, "event_on", "'2020-02-02'"),
    "the day received": partial(_changed, "received_on", "'2020-02-02'"),
    "whether it is on the desk": partial(_changed, "on_desk", "1 - on_desk"),
    "a status": partial(_changed, "status", "status || 'x'"),
    "restricted lifted or put on": _restricted,
    "a link to another": _link,
    "a link with all that hangs on it": _link_with_name,
    "a link that its kind has not": _link_of_no_field,
    "the name beside a link": _name_beside_link,
    "the name beside a link of its own": _own_name_beside_link,
    "a version number": partial(_changed, "version", "version + 1"),
    "when it was made": partial(_changed, "created_at", "'2020-02-02 09:00:00.000000'"),
    "who made it": partial(_changed, "created_by", "'Somebody Else'"),
    "when it was changed": partial(_changed, "changed_at", "'2020-02-02 09:00:00.000000'"),
    "who changed it": partial(_changed, "changed_by", "'Somebody Else'"),
    "another reference number": _number,
    "two reference numbers swapped": _numbers_swapped,
}
