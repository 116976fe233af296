"""`check`: findings end with 1, notes with 0; anchors of three kinds of file; nothing unreadable ends it."""

import json
import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.conftest import Run

SOUND = "The data file is sound: its structure, its history, its records and all that follows from them.\n"


def spoil(data: Path, *statements: str) -> None:
    with closing(sqlite3.connect(data)) as file:
        for statement in statements:
            file.execute(statement)
        file.commit()


@pytest.fixture
def filled(run: Run, data: Path) -> Path:
    """A made-up authority."""
    assert run("sample", "--children", 3, "--seed", 3, "--as-of", "2026-11-09").code == 0
    return data


@pytest.mark.usefixtures("filled")
def test_a_sound_file_says_so_and_no_more(run: Run) -> None:
    ended = run("check")
    assert (ended.code, ended.out, ended.err) == (0, SOUND, "")


def test_a_note_is_no_finding(run: Run, filled: Path) -> None:
    Path(f"{filled}.anchors").unlink()
    ended = run("check")
    assert (ended.code, ended.out) == (
        0,
        f"{SOUND}Note: No anchor of this data was found, so a history made anew as a whole would not be "
        "seen.\n",
    )


def test_findings_come_first_and_notes_are_marked(run: Run, filled: Path) -> None:
    Path(f"{filled}.anchors").unlink()
    spoil(filled, "CREATE TABLE jottings (id integer)", "UPDATE record SET label = 'x' WHERE id = 1")
    ended = run("check")
    assert ended.code == 1
    assert "sound" not in ended.out
    marked = [line.startswith("Note: ") for line in ended.out.splitlines()]
    assert marked == sorted(marked)
    assert (marked[0], marked[-1]) == (False, True)
    assert "Note: The table jottings is none that CME Desktop makes.\n" in ended.out


def test_it_is_told_as_json_too(run: Run, filled: Path) -> None:
    assert json.loads(run("check", "--json").out) == {"findings": [], "notes": []}
    spoil(filled, "UPDATE record SET version = 9 WHERE id = 1")
    ended = run("check", "--json")
    assert ended.code == 1
    assert json.loads(ended.out)["findings"] == ["CAL-2026-0001: its version is not what its history tells."]


@pytest.mark.parametrize("kind", ["backup", "return", "list"])
def test_a_rebuilt_chain_is_found_by_an_anchor_kept_elsewhere(
    run: Run, filled: Path, tmp_path: Path, kind: str
) -> None:
    elsewhere = tmp_path / "elsewhere" / f"kept{'.xlsx' if kind == 'return' else ''}"
    elsewhere.parent.mkdir()
    match kind:
        case "backup":
            assert run("backup", "--out", elsewhere).code == 0
        case "return":
            assert run("return", "monthly", "--month", "2026-10", "--out", elsewhere).code == 0
        case _:
            Path(f"{filled}.anchors").rename(elsewhere)
    agrees = run("check", "--anchor", elsewhere).out.removeprefix(SOUND)
    assert re.fullmatch(rf"It agrees with the anchor of .* \([0-9,]+ entries\) in {elsewhere}\.\n", agrees)
    _rebuild(filled)
    Path(f"{filled}.anchors").unlink(missing_ok=True)

    assert run("check").code == 0, "without an anchor nobody can tell"
    ended = run("check", "--anchor", elsewhere)
    assert ended.code == 1
    assert "its past was made anew.\n" in ended.out


def test_every_anchor_that_is_named_is_compared_with(run: Run, filled: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "old.cme", tmp_path / "new.cme"
    assert run("backup", "--out", old).code == 0
    assert run("backup", "--out", new).code == 0
    said = run("check", "--anchor", old, "--anchor", new).out.removeprefix(SOUND).splitlines()
    assert [line.rpartition(" in ")[2] for line in said] == [f"{old}.", f"{new}."]
    lines = Path(f"{filled}.anchors").read_text(encoding="utf-8")
    (tmp_path / "list.txt").write_text(f"{lines}\n2026-11-01 entries 0 lanes - sha256 {'0' * 64}\n")
    wrong = run("check", "--anchor", tmp_path / "list.txt", "--anchor", new)
    assert wrong.code == 1
    assert "agrees" not in wrong.out


def test_the_anchors_beside_the_file_are_compared_with_unasked(run: Run, filled: Path) -> None:
    _rebuild(filled)
    ended = run("check")
    assert ended.code == 1
    assert "its past was made anew.\n" in ended.out


def _rebuild(data: Path) -> None:
    """Other words in the past, every hash made anew, and the seals put back."""
    from db.history.chain import FIRST, entry_hash

    with closing(sqlite3.connect(data)) as file:
        file.row_factory = sqlite3.Row
        seals = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for seal in seals:
            file.execute(f"DROP TRIGGER {seal['name']}")
        file.execute("UPDATE history SET action = 'created on advice' WHERE id = 1")
        previous = FIRST
        for row in file.execute("SELECT * FROM history ORDER BY id").fetchall():
            hash = entry_hash(previous, dict(row))
            file.execute(
                "UPDATE history SET previous = ?, hash = ? WHERE id = ?", (previous, hash, row["id"])
            )
            previous = hash
        for seal in seals:
            file.execute(seal["sql"])
        file.commit()


def test_a_file_without_an_anchor_is_refused(run: Run, filled: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all,")
    for given in (tmp_path / "letter.txt", tmp_path / "nowhere", tmp_path, ".", filled, "x" * 100_000):
        ended = run("check", "--anchor", given)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.count("\n") == 1
        assert len(ended.err) < 500
        assert "Something went wrong" not in ended.err
        assert "None" not in ended.err


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE calendar_entry SET first_on = 'soon'",
        "UPDATE record SET received_on = '2026-13-01' WHERE received_on IS NOT NULL",
        "UPDATE record SET label = CAST(x'ff' AS TEXT) WHERE type = 'penalty_notice'",
        "UPDATE record SET type = x'00'",
        "UPDATE child SET unanswered = '{'",
        "UPDATE child SET birth = 9e999",
        "UPDATE deadline SET due_on = 'later', met_on = 3, why = x'00'",
        "UPDATE record SET hub_id = 'x' WHERE hub_id IS NOT NULL",
        "UPDATE setting SET value = CAST(x'ff' AS TEXT)",
        "INSERT INTO draft (record_type, who, saved_at, title, typed) VALUES ('x', 'x', 'x', 'x', 'x')",
        "INSERT INTO reckoning (asked_at, who, types, done, last) VALUES ('x', 'x', 'x', 'x', 'x')",
        "INSERT INTO reckoning (asked_at, who, types, done, last, missing) "
        "VALUES ('2026-11-09 12:00:00', 'x', '[\"penalty_notice\"]', 0, 9999, 0)",
        "UPDATE counter SET last = 'many'",
        "UPDATE intake SET begun_at = 'x'",
    ],
)
def test_whatever_cannot_be_read_is_told_without_a_bug(run: Run, filled: Path, statement: str) -> None:
    spoil(filled, statement, "UPDATE officer SET name = 'Nobody' WHERE id = (SELECT max(id) FROM officer)")
    ended = run("check")
    assert (ended.code, ended.err) == (1, "")
    assert "is not as its history leaves it" in ended.out or "cannot be read" in ended.out


ENTRY = "record_id, record_type, record_version, at, who, action, fields, previous, hash"
LONG = "x" * 100_000
ESCAPE = "\x1b]0;Robin\x07\x1b[31m\u202egone\n"


@pytest.mark.parametrize("text", [LONG, ESCAPE, "Okafor, Ada"], ids=["long", "escapes", "a name"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record SET reference = '{0}' || id, label = 'x'",
        "UPDATE record SET received_on = '{0}', reference = '{0}' || id WHERE received_on IS NOT NULL",
        "UPDATE deadline SET duty = duty || '{0}', officer_id = 9",
        "UPDATE counter SET prefix = prefix || '{0}', last = 9999",
        "UPDATE counter SET year = '{0}' || prefix",
        "UPDATE setting SET key = '{0}' || key, value = x'00'",
        "UPDATE calendar_entry SET name = '{0}', last_on = date(first_on, '-9 days')",
        "UPDATE record SET label = '{0}', type = type || '{0}'",
        "CREATE TABLE deadline_{1} (id integer)",
        'ALTER TABLE hub ADD COLUMN "{0}" text',
        f"INSERT INTO history ({ENTRY}, lane) "
        "VALUES ('{0}', '{0}', 1, '{0}', '{0}', '{0}', '{0}', '{0}', '{0}', '{0}')",
        f"INSERT INTO history ({ENTRY}) VALUES (9999, 'child', 1, '2026-11-09T12:00:00+00:00', 'x', 'x', "
        "'{{\"reference\": [null, \"{2}\"]}}', '', '')",
    ],
)
def test_no_finding_says_a_text_again_that_was_put_there(
    run: Run, filled: Path, statement: str, text: str
) -> None:
    letters = "".join(sign for sign in text if sign.isalpha())
    escaped = json.dumps(text)[1:-1]
    spoil(filled, statement.format(text, letters, escaped))
    ended = run("check")
    assert (ended.code, ended.err) in ((1, ""), (0, ""))
    assert all(sign.isprintable() or sign == "\n" for sign in ended.out)
    assert max(map(len, ended.out.splitlines())) < 500
    assert "Something went wrong" not in ended.out
    if "TABLE" not in statement and "calendar_entry" not in statement:
        assert "Okafor" not in ended.out
        assert "Robin" not in ended.out


def test_no_finding_tells_the_name_of_a_child(run: Run, filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as file:
        names = {name for row in file.execute("SELECT surname, forename FROM child") for name in row if name}
    spoil(
        filled,
        "UPDATE record SET restricted = 1 - restricted WHERE type = 'child'",
        "UPDATE child SET notes = 'x', birth = 'soon'",
        "UPDATE record SET label = label || 'x', child_label = child_label || 'x'",
        "DELETE FROM search_word",
        "DELETE FROM deadline",
    )
    ended = run("check")
    assert ended.code == 1
    words = set(ended.out.replace("“", " ").replace("”", " ").replace(",", " ").split())
    assert not names & words


@pytest.mark.usefixtures("filled")
def test_on_a_terminal_it_says_how_far_it_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    ended = run("check")
    begun, done, after = re.split("[\r\n]", ended.err)
    number = begun.rpartition(" ")[2]
    assert (begun, done, after) == (
        f"Records looked at: 0 of {number}",
        f"Records looked at: {number} of {number}",
        "",
    )
    assert ended.out == SOUND
