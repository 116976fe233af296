"""A restricted child is found by nothing but her exact reference, whatever is asked of the data file."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import main
from cme_desktop.due import Scope
from cme_desktop.matching.keys import keys_of
from cme_desktop.ports import Author, KeptDraft, ListQuery, Reader
from cme_desktop.registry import CASEWORK, REGISTRY
from cme_desktop.services.clashes import clashes
from cme_desktop.services.duplicates import likely_children
from cme_desktop.services.finding import find
from cme_desktop.standing_records.address import Address
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.identity import identity
from cme_desktop.standing_records.officer import OFFICER
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.values.names import fold
from db.early.first_look import first_look
from db.store import SqlStore, open_store
from tests.planted import SCHOOL_WORD, UPN, WAYS, Planted, her, links_of, plant_surroundings, told
from tests.ui.office import TODAY, WHO, FixedClock, fill

DAY = TODAY - timedelta(days=9)
FOUND_BY = (
    "wexlinthe",
    "ottiravane",
    "quexby",
    "vantreel",
    "ze39jw",
    UPN.lower(),
    "07700900461",
    "wex",
    "ott",
)


@dataclass(frozen=True)
class Office:
    """The file with her in it, and what it answered before she was."""

    path: Path
    before: dict[str, Any]
    planted: Planted


@pytest.fixture(scope="module", params=list(WAYS))
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Office:
    path = tmp_path_factory.mktemp("restricted") / "authority.cme"
    store = open_store(str(path), FixedClock())
    fill(store)
    with store.changing(Author(WHO)) as work:
        school, shared = plant_surroundings(work)
        work.commit()
    with store.reading() as reader:
        before = answers(reader)
    with store.changing(Author(WHO)) as work:
        planted = WAYS[request.param](work, school, shared, DAY)
        for about in ({"child": planted.child}, {"parent": planted.parent}):
            typed = {"head": {"text": {}, "links": about}, "rows": {}}
            title, now = "Wexlinthe, Ottiravane", FixedClock().now()
            work.keep_draft(KeptDraft(0, "penalty_notice", None, WHO, now, title, typed))
        work.commit()
    store.close()
    return Office(path, before, planted)


@pytest.fixture
def store(office: Office) -> Iterator[SqlStore]:
    store = open_store(str(office.path), FixedClock())
    yield store
    store.close()


def scopes(reader: Reader) -> list[Scope]:
    officer = next(reader.records(OFFICER))
    return [Scope(officer=officer.id), Scope(hub=officer.hub)]


def answers(reader: Reader) -> dict[str, Any]:
    """What lists, counts and narrowed queues say, each by a name of its own."""
    said: dict[str, Any] = {"counts": reader.counts()}
    for kind in REGISTRY:
        for name in kind.list_columns:
            for down in (False, True):
                query = ListQuery(kind, name, down)
                said[f"{kind.key} by {name} {down}"] = reader.page(query, None, 500)
                said[f"{kind.key} by {name} {down}: pages"] = reader.anchors(query, 7)
        for narrowed in narrowing(kind):
            query = ListQuery(kind, "reference", False, *narrowed)
            said[f"{kind.key} {narrowed}"] = (reader.page(query, None, 500), reader.anchors(query, 7))
    for number, scope in enumerate(scopes(reader)):
        said[f"unallocated {number}"] = reader.unallocated(scope)
        said[f"due {number}"] = reader.due(scope=scope)
        said[f"due {number} by type"] = reader.due_by_type(TODAY + timedelta(days=400), scope)
        said[f"workload {number}"] = replace(reader.workload(TODAY, scope), restricted=0)
        said[f"awaited {number}"] = reader.awaited(DAY, scope)
        said[f"undated {number}"] = reader.undated(scope)
    for word in FOUND_BY:
        said[f"search {word}"] = reader.search([word], 50)
        said[f"find {word}"] = find(reader, word, 50, TODAY)
    return said


def narrowing(kind: Any) -> Iterator[tuple[Any, ...]]:
    yield from (((fold(word),),) for word in (*FOUND_BY, SCHOOL_WORD))
    for status in kind.life.statuses:
        yield ((), (("status", (status.code,)),))


def test_every_list_count_and_narrowed_queue_reads_as_before_she_was_on_file(
    store: SqlStore, office: Office
) -> None:
    with store.reading() as reader:
        now = answers(reader)
    before = office.before
    assert [name for name in before if now[name] != before[name]] == []


@pytest.mark.parametrize(
    "ask",
    [
        lambda reader, _: reader.due(),
        lambda reader, _: reader.due(unmet=False),
        lambda reader, _: reader.unmet_on(TODAY),
        lambda reader, _: reader.awaited(date(2020, 1, 1)),
        lambda reader, _: reader.undated(),
        lambda reader, _: reader.unallocated(),
        lambda reader, _: [hit for hit in reader.newest(1000) if hit.type != SCHOOL.key],
        lambda reader, p: reader.labels([p.child, *(id for id, _ in p.notices.values())]),
        lambda reader, p: reader.hits([p.child, *(id for id, _ in p.notices.values())]),
        lambda reader, p: reader.about("school", p.school, [kind.key for kind in REGISTRY]),
        lambda reader, _: [draft.title for draft in reader.drafts()],
        lambda reader, p: find(reader, p.reference, 10, TODAY),
        lambda reader, p: find(reader, p.notices["penalty_notice"][1], 10, TODAY),
    ],
    ids=[
        "due",
        "all due",
        "due then",
        "awaited",
        "undated",
        "unallocated",
        "newest",
        "labels",
        "hits",
        "of a school",
        "drafts",
        "reference",
        "reference of a notice",
    ],
)
def test_what_everybody_is_shown_tells_nothing_of_her(
    ask: Callable[[Reader, Planted], object],
    store: SqlStore,
    office: Office,
) -> None:
    with store.reading() as reader:
        answer = ask(reader, office.planted)
    assert told(repr(answer), SCHOOL_WORD, "refuge") == []


def test_a_parent_whom_another_child_has_too_says_nothing_of_her(store: SqlStore, office: Office) -> None:
    with store.reading() as reader:
        offered = repr(find(reader, "ordinary olive", 10, TODAY))
    assert "parent or carer of Ordinary, Owen" in offered
    assert told(offered, office.planted.reference.lower(), "restricted –") == []


def test_her_duties_stay_in_the_whole_queue_by_the_reference_of_the_record(
    store: SqlStore, office: Office
) -> None:
    references = {reference for _, reference in office.planted.notices.values()}
    with store.reading() as reader:
        lines = [line for line in reader.due() if line.reference in references]
        hidden = reader.workload(date(2100, 1, 1)).restricted
    assert {line.child_label for line in lines} == {"Restricted"}
    assert len({line.reference for line in lines}) >= 3
    assert hidden > len(lines)  # the office has another restricted child


def test_her_likeness_is_told_to_nobody_at_the_desk(store: SqlStore) -> None:
    typed = her(her_home(), (), None, restricted=False, restricted_reason=None)
    with store.reading() as reader:
        assert likely_children(reader, typed) == []
        assert clashes(reader, CHILD, typed) == []
        assert reader.sharing_keys(sorted(set(keys_of(identity(typed)))), 50) == []


def her_home() -> Any:
    return Address(kind="home", line1="7 Hiddenbrook Row", postcode="ZE3 9JW")


def test_the_first_look_tells_nothing_of_her(office: Office) -> None:
    for name in (WHO, "Somebody Else"):
        look = first_look(office.path, name, TODAY)
        assert look is not None
        assert told(repr(look.lines), SCHOOL_WORD) == []


COMMANDS = (
    ("due",), ("due", "--json"), ("due", "--as-of", "2026-11-20", "--json"), ("check",),
    ("figures", "--from", "2026-11-01", "--to", "2026-11-30"),
    ("figures", "--from", "2026-11-01", "--to", "2026-11-30", "--json"),
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_prints_anything_of_her(
    command: tuple[str, ...],
    office: Office,
    capsys: pytest.CaptureFixture[str],
) -> None:
    main.main([*command, "--data", str(office.path)])
    printed = capsys.readouterr()
    assert told(printed.out + printed.err, SCHOOL_WORD) == []


def workbooks() -> Iterator[tuple[str, ...]]:
    for kind in REGISTRY:
        yield ("export", kind.name)
        if kind.worked:
            yield ("export", kind.name, "--publishable", "--from", "2026-10-01", "--to", "2026-10-31")
    yield ("return", "monthly", "--month", "2026-11")
    yield ("return", "termly", "--census", "2026-10-01")


@pytest.mark.parametrize("command", list(workbooks()), ids=" ".join)
def test_no_workbook_holds_anything_of_her(command: tuple[str, ...], office: Office, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    assert main.main([*command, "--out", str(out), "--data", str(office.path)]) == 0
    book = openpyxl.load_workbook(out)
    cells = [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None]
    of_schools = command[:2] == ("export", SCHOOL.name)
    assert told("\n".join(cells), *(() if of_schools else (SCHOOL_WORD,)), office.planted.reference) == []
    rows = [[cell.value for cell in row] for sheet in book for row in sheet]
    told_apart = (row for row in rows if "Restricted" in row and "Why restricted" not in row)
    untold = [row[row.index("Restricted") + 1 :] for row in told_apart]
    assert {str(value) for row in untold for value in row} <= {"[c]", "None"}
    if command[:2] == ("return", "monthly") or (
        "--publishable" not in command and command[1] in [k.name for k in CASEWORK]
    ):
        assert untold


@pytest.mark.parametrize("dry", [True, False], ids=["dry run", "import"])
@pytest.mark.parametrize("others", [0, 9], ids=["alone", "among others"])
def test_a_row_like_her_reads_as_a_row_like_nobody(
    dry: bool, others: int, office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A long table is read otherwise than a short one: then all children are read ahead."""
    printed = []
    rest = "Quillhaven School,16/11/2026,2/11/2026"
    more = "".join(f"Filler{number},Fay,1{number}/05/2012,,{rest}\n" for number in range(others))
    nobody = ("Unheardof", "Nadine", "15/06/2011", "E352299920017")
    for surname, forename, born, upn in (("Wexlinthe", "Ottiravane", "13/02/2014", UPN), nobody):
        copy = tmp_path / f"{surname}.cme"
        copy.write_bytes(office.path.read_bytes())
        rows = tmp_path / "rows.csv"
        rows.write_text(
            "Child surname,Child forename,Child date of birth,Child UPN,"
            "School,Notice received,First day absent\n"
            f"{surname},{forename},{born},{upn},{rest}\n{more}"
        )
        code = main.main(["import", "ten-day-notification", str(rows), "--data", str(copy),
                          *(["--dry-run"] if dry else [])])  # fmt: skip
        out = capsys.readouterr()
        printed.append((code, out.out, out.err))
        store = open_store(str(copy), FixedClock())
        with store.reading() as reader:
            waiting = reader.resemblances()
        store.close()
        assert len(waiting) == (surname == "Wexlinthe" and not dry)
    assert printed[0] == printed[1]


def test_a_row_with_her_reference_and_a_name_is_handed_back_whatever_the_name(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, planted = office.path, office.planted
    said = []
    for surname in ("Wexlinthe", "Unheardof", ""):
        rows = tmp_path / "rows.csv"
        rows.write_text(
            "Child reference,Child surname,School,Notice received,First day absent\n"
            f"{planted.reference},{surname},Quillhaven School,16/11/2026,2/11/2026\n"
        )
        main.main(["import", "ten-day-notification", str(rows), "--dry-run", "--data", str(path)])
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert "is a restricted file, and nothing is compared with it" in said[0]
    assert "1 would be loaded" in said[2]


def test_a_row_about_her_by_reference_is_told_nothing_that_is_on_file(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text(
        "Child reference,School,Notice received,First day absent\n"
        f"{office.planted.reference},Quillhaven School,16/11/2017,2/11/2017\n"
    )
    main.main(["import", "ten-day-notification", str(rows), "--dry-run", "--data", str(office.path)])
    printed = capsys.readouterr().out
    assert "1 would be loaded" in printed
    assert "school age" not in printed


def test_whoever_is_on_file_for_her_alone_goes_with_her(store: SqlStore, office: Office) -> None:
    planted = office.planted
    with store.reading() as reader:
        assert reader.accounts(planted.parent) == [planted.kept]
        assert reader.accounts(planted.shared) == []
        assert reader.unseen(PERSON) >= {planted.parent}
        for kind in CASEWORK:
            assert reader.accounts(planted.notices[kind.key][0]) == [planted.kept]
            assert links_of(kind)


def test_clearing_the_one_answer_by_hand_is_found_out_and_there_is_no_second(
    office: Office, tmp_path: Path
) -> None:
    path, planted = office.path, office.planted
    copy = tmp_path / "copy.cme"
    copy.write_bytes(path.read_bytes())
    store = open_store(str(copy), FixedClock())
    with store.engine.begin() as connection:
        columns = [row[1] for row in connection.exec_driver_sql("PRAGMA table_info(child)")]
        assert "restricted" not in columns
        connection.exec_driver_sql(f"UPDATE record SET restricted = false WHERE id = {planted.kept}")
    with store.reading() as reader:
        reference = reader.get(CHILD, planted.kept).reference or ""
    assert any(reference in finding for finding in store.findings())
    store.close()


@pytest.mark.parametrize("clear", ["reason", "status", "school", "people"])
def test_no_other_field_that_is_cleared_shows_her(clear: str, office: Office, tmp_path: Path) -> None:
    path, planted = office.path, office.planted
    copy = tmp_path / "copy.cme"
    copy.write_bytes(path.read_bytes())
    store = open_store(str(copy), FixedClock())
    cleared: dict[str, Any] = {"reason": ("restricted_reason", None), "status": ("status", "moved_away"),
                               "school": ("school", None), "people": ("people", [])}  # fmt: skip
    with store.changing(Author(WHO)) as work:
        child = work.get(CHILD, planted.child)
        setattr(child, *cleared[clear])
        work.save(CHILD, child, [])
        assert work.search(["wexlinthe"], 10) == []
        assert work.accounts(planted.child) == [planted.kept]
    store.close()


def test_json_of_the_queue_names_the_record_alone(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    path, planted = office.path, office.planted
    main.main(["due", "--json", "--data", str(path)])
    lines = json.loads(capsys.readouterr().out)
    references = {reference for _, reference in planted.notices.values()}
    hers = [line for line in lines if line["record"] in references]
    assert hers
    assert {(line["child"], line["school"]) for line in hers} == {("Restricted", "")}
