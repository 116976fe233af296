"""Spoilt copies of one child share a key and are found alike; strangers are not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from cme_desktop.matching.identity import Identity
from cme_desktop.matching.keys import keys_of
from cme_desktop.matching.likeness import SAME_CHILD, WORTH_A_LOOK, likeness, may_be_like
from cme_desktop.standing_records.child import Child
from cme_desktop.standing_records.child.fields import OtherName
from cme_desktop.standing_records.child.identity import identity
from cme_desktop.values.partial_dates import BirthDate

ADA = Identity((("okafor", "adaeze"),), date(2015, 2, 3), frozenset({"B801200005001"}), frozenset({"m11aa"}))
NO_NUMBER = replace(ADA, upns=frozenset())

SPOILT = {
    "the same": NO_NUMBER,
    "a letter wrong": replace(NO_NUMBER, names=(("okafur", "adaeze"),)),
    "sounds alike": replace(NO_NUMBER, names=(("ockafor", "adaeze"),)),
    "short forename": replace(NO_NUMBER, names=(("okafor", "ada"),)),
    "names swapped": replace(NO_NUMBER, names=(("adaeze", "okafor"),)),
    "day and month swapped": replace(NO_NUMBER, birth=date(2015, 3, 2)),
    "another year": replace(NO_NUMBER, birth=date(2014, 2, 3)),
    "no birth": replace(NO_NUMBER, birth=None),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_a_spoilt_copy_shares_a_key_and_is_worth_a_look(spoilt: Identity) -> None:
    assert set(keys_of(ADA)) & set(keys_of(spoilt))
    assert likeness(spoilt, ADA).weight >= WORTH_A_LOOK


def _towns() -> Iterator[Identity]:
    """Whoever comes of some names, births and postcodes in every combination."""
    surnames, forenames = ("okafor", "okafur", "okoro", "smith", ""), ("adaeze", "ada", "adam", "bo", "")
    births = (date(2015, 2, 3), date(2015, 2, 4), date(2015, 7, 9), date(2012, 8, 8), None)
    for surname, forename, birth, home in product(surnames, forenames, births, ("m11aa", "m22bb")):
        yield Identity(((surname, forename),), birth, frozenset(), frozenset({home}))


def test_whoever_is_worth_a_look_may_be_like_by_names_and_birth_alone() -> None:
    """And others may not: else nothing would be won by asking."""
    bare = {other: replace(other, postcodes=frozenset()) for other in _towns()}
    worth = {other for other in bare if likeness(ADA, other).weight >= WORTH_A_LOOK}
    may_be = {other for other in bare if may_be_like(ADA, bare[other])}
    assert worth <= may_be
    assert 0 < len(worth) < len(may_be) < len(bare) * 0.6


def test_the_same_child_weighs_most_and_says_why() -> None:
    alike = likeness(NO_NUMBER, ADA)
    assert alike.weight >= SAME_CHILD
    assert alike.reasons == ("same name", "same date of birth", "same postcode")


def test_the_same_number_outweighs_another_name() -> None:
    renamed = replace(ADA, names=(("nowak", "zofia"),), birth=None)
    alike = likeness(renamed, ADA)
    assert alike.weight >= SAME_CHILD
    assert "same UPN" in alike.reasons


def test_a_stranger_with_the_same_birthday_is_not_shown() -> None:
    stranger = Identity((("hughes", "tom"),), date(2015, 2, 3), frozenset(), frozenset())
    assert likeness(stranger, ADA).weight < WORTH_A_LOOK


def test_swapped_day_and_month_are_said() -> None:
    assert "day and month of birth swapped" in likeness(SPOILT["day and month swapped"], ADA).reasons


def test_former_names_count() -> None:
    child = Child(
        surname="Nowak",
        forename="Zoë",
        birth=BirthDate(date(2016, 2, 29)),
        other_names=[OtherName(kind="former", surname="O’Brien")],
    )
    assert identity(child).names == (("nowak", "zoe"), ("obrien", "zoe"))
