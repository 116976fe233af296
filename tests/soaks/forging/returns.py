"""The returns that were made and sent, and the register of what was published."""

import json
import zlib
from functools import partial

from tests.soaks.forging.hand import Hand


def _changed(table: str, column: str, value: str, hand: Hand) -> None:
    row = hand.one(f"SELECT rowid AS place FROM {table}")
    with hand.unsealed():
        hand.changes(f"UPDATE {table} SET {column} = {value} WHERE rowid = ?", row["place"])


def _removed(table: str, hand: Hand) -> None:
    row = hand.one(f"SELECT rowid AS place FROM {table}")
    with hand.unsealed():
        hand.changes(f"DELETE FROM {table} WHERE rowid = ?", row["place"])


def _byte(hand: Hand) -> None:
    row = hand.one("SELECT file_id, content FROM sent_file")
    content = bytearray(row["content"])
    content[hand.dice.randrange(len(content))] ^= 1
    with hand.unsealed():
        hand.changes("UPDATE sent_file SET content = ? WHERE file_id = ?", bytes(content), row["file_id"])


def _figure(hand: Hand) -> None:
    row = hand.one("SELECT id, content FROM return_version")
    kept = json.loads(zlib.decompress(row["content"]))
    figure = hand.dice.choice([one for one in kept["figures"] if isinstance(one[5], int)])
    figure[5] += 1
    anew = zlib.compress(json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode(), 9)
    with hand.unsealed():
        hand.changes("UPDATE return_version SET content = ? WHERE id = ?", anew, row["id"])


def _renamed(hand: Hand) -> None:
    sent = hand.one("SELECT file_id FROM sent_file")
    with hand.unsealed():
        hand.changes("UPDATE return_file SET name = 'other.xlsx' WHERE id = ?", sent["file_id"])


def _published_more(hand: Hand) -> None:
    hand.put("published_cell", hand.one("SELECT * FROM published_cell"), id=None, value="7")


KINDS = {
    "a byte of a file that was sent": _byte,
    "a file that was sent removed": partial(_removed, "sent_file"),
    "a figure of a return": _figure,
    "when a return was made": partial(_changed, "return_version", "made_at", "'2016-01-05T12:00:00+00:00'"),
    "whose return it was": partial(_changed, "return_version", "made_by", "'Somebody Else'"),
    "when a return was sent": partial(_changed, "return_sending", "sent_at", "'2016-01-05T12:00:00+00:00'"),
    "whom a return was sent to": partial(_changed, "return_sending", "to_whom", "'Somebody Else'"),
    "which files of a return went": partial(_removed, "sending_file"),
    "a return that was not sent after all": partial(_removed, "return_sending"),
    "what a file that was sent was called": _renamed,
    "a number that was published": partial(_changed, "published_cell", "value", "'7001'"),
    "a number shown that was withheld": partial(_changed, "published_cell", "hidden", "1 - hidden"),
    "a published number removed": partial(_removed, "published_cell"),
    "a number that was never published": _published_more,
}
