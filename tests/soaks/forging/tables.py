"""The tables and what guards and orders them."""

import re
from functools import partial

from tests.soaks.forging.hand import Hand, Row


def _seal(hand: Hand) -> Row:
    return hand.one("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")


def _unsealed(hand: Hand) -> None:
    hand.do(f"DROP TRIGGER {_seal(hand)['name']}")


def _sealed_with_paper(hand: Hand) -> None:
    seal = _seal(hand)
    hand.do(f"DROP TRIGGER {seal['name']}")
    hand.do(re.sub(r"SELECT RAISE\(.*?\);", "SELECT 1;", seal["sql"]))


def _sealed_on_fridays(hand: Hand) -> None:
    seal = _seal(hand)
    hand.do(f"DROP TRIGGER {seal['name']}")
    hand.do(seal["sql"].replace(" BEGIN", " WHEN strftime('%w') = '5' BEGIN", 1))


def _at_work(hand: Hand) -> None:
    table = hand.dice.choice(["child", "record", "deadline", "history"])
    hand.do(f"CREATE TRIGGER tidy AFTER INSERT ON {table} BEGIN DELETE FROM draft WHERE who = 'Nobody'; END")


def _index(hand: Hand) -> Row:
    return hand.one("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")


def _no_index(hand: Hand) -> None:
    hand.do(f"DROP INDEX {_index(hand)['name']}")


def _other_index(hand: Hand) -> None:
    index = _index(hand)
    (column, *_) = hand.rows(f"PRAGMA table_info({index['tbl_name']})")
    hand.do(f"DROP INDEX {index['name']}")
    hand.do(f"CREATE INDEX {index['name']} ON {index['tbl_name']} ({column['name']}, {column['name']} DESC)")


def _partial_index(hand: Hand) -> None:
    index = hand.one("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql NOT LIKE '%WHERE%'")
    hand.do(f"DROP INDEX {index['name']}")
    hand.do(f"{index['sql']} WHERE 1 = 1")


def _column(hand: Hand) -> None:
    hand.do(
        f"ALTER TABLE {hand.dice.choice(['record', 'child', 'history', 'deadline'])} ADD COLUMN more TEXT"
    )


def _rewritten(pattern: str, to: str, tables: list[str], hand: Hand) -> None:
    table = hand.dice.choice(tables)
    (row,) = hand.rows("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", table)
    text = re.sub(pattern, to, row["sql"], count=1)
    assert text != row["sql"], row["sql"]
    with hand.schema():
        hand.changes("UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?", text, table)


def _marked(hand: Hand) -> None:
    hand.do(f"PRAGMA {hand.dice.choice(['user_version', 'application_id'])} = {hand.dice.randint(1, 99)}")


def _version(version: str, hand: Hand) -> None:
    hand.changes("UPDATE alembic_version SET version_num = ?", version)


def _versions(hand: Hand) -> None:
    hand.do("INSERT INTO alembic_version VALUES ('0001')")


def _no_table(hand: Hand) -> None:
    hand.do(f"DROP TABLE {hand.dice.choice(['resemblance', 'loaded_row', 'intake_step', 'match_key'])}")


_MANY = ["record", "child", "deadline", "off_roll_notice", "history"]
KINDS = {
    "a seal of the history removed": _unsealed,
    "a seal that does nothing": _sealed_with_paper,
    "a seal that holds on some days": _sealed_on_fridays,
    "a trigger of somebody else’s": _at_work,
    "an index removed": _no_index,
    "another index under its name": _other_index,
    "an index of some rows only": _partial_index,
    "a column added": _column,
    "a check added to a table": partial(_rewritten, r"\)\s*$", ", CHECK (1 = 1))", _MANY),
    "a link between tables removed": partial(
        _rewritten,
        r",\s*CONSTRAINT \w+ FOREIGN KEY\s*\([^)]*\) REFERENCES \"?\w+\"? \([^)]*\)",
        "",
        _MANY[:4],
    ),
    "a column that may be empty now": partial(_rewritten, " NOT NULL", "", _MANY),
    "a column of another kind": partial(_rewritten, " (TEXT|DATE|BOOLEAN)", " BLOB", _MANY),
    "a mark on the file": _marked,
    "the number of an older version": partial(_version, "0006"),
    "the number of a newer version": partial(_version, "0999"),
    "the numbers of two versions": _versions,
    "a table removed": _no_table,
}
