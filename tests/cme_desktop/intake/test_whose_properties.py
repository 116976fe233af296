"""What holds of any rows: their order, the length of their file and what they leave out make nobody wrong."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cme_desktop.desk import Desk
from cme_desktop.intake.outcome import Outcome
from cme_desktop.intake.whose import Whose, described
from cme_desktop.matching.sure import sure
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.standing_records.address import Address
from cme_desktop.standing_records.child import Child
from cme_desktop.standing_records.child.identity import facts_of
from cme_desktop.values.partial_dates import BirthDate
from db.store import open_store
from tests.builders import AUTHOR, StandingClock, make_child
from tests.day_first import import_table

UPNS = ("B801200005001", "Q801200005002", "M80120000500A", "B801200005009")
PARTS = ("upn", "surname", "forename", "birth", "sex", "addresses.postcode")
HEADINGS = (
    "Child UPN", "Child surname", "Child forename", "Child date of birth", "Child sex", "Child postcode",
    "Opened",
)  # fmt: skip

told = st.tuples(
    st.sampled_from(("", *UPNS)),
    st.sampled_from(("Okafor", "Okafur", "Khan", "Dunn")),
    st.sampled_from(("", "Ada", "Adam", "Amina", "Amira", "Muhammad Ali")),
    st.sampled_from(("", "19/5/2015", "5/9/2015", "20/5/2015", "2015")),
    st.sampled_from(("", "F", "M")),
    st.sampled_from(("", "M1 1AA", "OL1 1AA")),
)
"""What a row says of a child: few values, so that rows are often alike."""
rows = st.lists(told, min_size=1, max_size=6)
slow = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def on_file() -> Iterator[dict[str, Any]]:
    """A family of three, two of them twins, and a namesake in another home."""
    for upn, forename, day, sex, home in (
        (UPNS[0], "Amina", date(2015, 5, 19), "F", "M1 1AA"),
        (UPNS[1], "Amira", date(2015, 5, 19), "F", "M1 1AA"),
        (None, "Adam", date(2015, 5, 20), "M", "M1 1AA"),
        (UPNS[3], "Amina", date(2015, 9, 5), "F", "OL1 1AA"),
    ):
        yield {
            "surname": "Okafor", "forename": forename, "birth": BirthDate(day), "sex": sex, "upn": upn,
            "addresses": [Address(kind="home", postcode=home)],
        }  # fmt: skip


class Office:
    """A desk over a data file with a family in it."""

    def __init__(self, data: str, folder: Path) -> None:
        self.store = open_store(data, StandingClock())
        self.desk = Desk(self.store, StandingClock(), AUTHOR)
        self.folder = folder
        with self.store.changing(AUTHOR) as work:
            self.family = [make_child(work, **values) for values in on_file()]
            work.commit()

    def load(self, sent: Sequence[tuple[str, ...]], dry_run: bool = False) -> Outcome:
        path = self.folder / "sent.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([HEADINGS, *((*row, "5/10/2026") for row in sent)])
        return import_table(self.desk, WHEREABOUTS_ENQUIRY, path, dry_run)

    def meant(self, sent: Sequence[tuple[str, ...]]) -> list[object]:
        """Of each row: the child on file that it is linked to, or “asked”, or “new”."""
        descriptions = [
            described({name: text for name, text in zip(PARTS, row, strict=True) if text}) for row in sent
        ]
        with self.store.reading() as reader:
            whose = Whose(reader, self.desk.reading(reader.law()), self.store.notebook())
            whose.plan((number, description) for number, description in enumerate(descriptions))
            found = [whose.meant(description) for description in descriptions]
        return [meant.on_file or ("asked" if meant.question else "new") for meant in found]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def office(request: pytest.FixtureRequest) -> Iterator[Office]:
    with TemporaryDirectory() as folder:
        if request.param == "sqlite":
            made = Office(str(Path(folder, "authority.cme")), Path(folder))
            yield made
            made.store.close()
        else:
            server = request.getfixturevalue("postgres_server")
            url = server.create()
            made = Office(url, Path(folder))
            yield made
            made.store.close()
            server.drop(url)


@slow
@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(office: Office, sent: list[Any], dice: Any) -> None:
    shuffled = list(sent)
    dice.shuffle(shuffled)
    as_sent, mixed = (dict(zip(rows, office.meant(rows), strict=True)) for rows in (sent, shuffled))
    assert as_sent == mixed


@slow
@given(rows)
def test_a_row_alone_is_never_another_childs_than_among_others(office: Office, sent: list[Any]) -> None:
    """Alone it may be linked where another row of its file bars it, and new where that row is like it."""
    for row, among in zip(sent, office.meant(sent), strict=True):
        (alone,) = office.meant([row])
        if isinstance(among, int):
            assert alone == among
        elif among == "new":
            assert alone == "new"


@slow
@given(told, st.sets(st.integers(0, 5)))
def test_a_blank_never_links_to_another_child(
    office: Office, row: tuple[str, ...], blanked: set[int]
) -> None:
    fewer = tuple("" if place in blanked else text for place, text in enumerate(row))
    (whole,), (less,) = office.meant([row]), office.meant([fewer])
    if isinstance(whole, int) and isinstance(less, int):
        assert less == whole


@given(told, told, st.sets(st.integers(0, 5)))
def test_unknown_makes_nothing_sure(one: tuple[str, ...], other: tuple[str, ...], blanked: set[int]) -> None:
    """Without what contradicts it a row may be sure; without what supports it, it never is."""
    row, child = child_of(one), child_of(other)
    fewer = child_of(tuple("" if place in blanked else text for place, text in enumerate(one)))
    if sure(fewer, child, lambda _: False) and not sure(row, child, lambda _: False):
        assert row.present != fewer.present or row.sexes != fewer.sexes, "only a contradiction had barred it"


def child_of(told: tuple[str, ...]) -> Any:
    upn, surname, forename, birth, sex, postcode = told
    days = {"19/5/2015": date(2015, 5, 19), "5/9/2015": date(2015, 9, 5), "20/5/2015": date(2015, 5, 20)}
    return facts_of(
        Child(
            upn=upn or None, surname=surname, forename=forename or None, sex=sex or None,
            birth=BirthDate(days[birth]) if birth in days else None,
            addresses=[Address(postcode=postcode)] if postcode else [],
        )
    )  # fmt: skip


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows)
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_importing_twice_changes_nothing(request: pytest.FixtureRequest, kind: str, sent: list[Any]) -> None:
    with TemporaryDirectory() as folder:
        server = request.getfixturevalue("postgres_server") if kind == "postgresql" else None
        data = server.create() if server else str(Path(folder, "authority.cme"))
        office = Office(data, Path(folder))
        try:
            rehearsed, first = office.load(sent, dry_run=True), office.load(sent)
            assert rehearsed.counts() == first.counts()
            assert first.read == first.loaded + first.skipped + first.refused == len(sent)
            with office.store.reading() as reader:
                before = reader.counts()
            again = office.load(sent)
            assert again.loaded == 0
            with office.store.reading() as reader:
                assert reader.counts() == before
        finally:
            office.store.close()
            if server:
                server.drop(data)


def test_an_unreadable_part_is_said_by_the_row(office: Office) -> None:
    outcome = office.load([("", "Okafor", "Ada", "31/31/2015", "", "")], dry_run=True)
    assert "month" in outcome.refused_rows[0].reasons[0]
