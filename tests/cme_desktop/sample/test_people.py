"""The people of the made-up city: plausible, related, messy, and nobody's real number."""

import re
from collections import Counter, defaultdict

from cme_desktop.fields import known
from cme_desktop.sample.dice import Dice
from cme_desktop.sample.lists import heritages, names
from cme_desktop.sample.names import slip
from cme_desktop.values.postcodes import normalise_postcode
from cme_desktop.values.school_years import year_group
from cme_desktop.values.upn import check_upn, is_temporary
from tests.cme_desktop.sample.city import AS_OF, City


def test_brothers_and_sisters_share_parents_and_homes(city: City) -> None:
    families = defaultdict(list)
    for child in city.records["child"]:
        if child.people and not child.looked_after and not child.restricted:
            families[child.people[0].person].append(child)
    several = [children for children in families.values() if len(children) > 1]
    assert len(several) > 15
    for children in several:
        homes = {(child.addresses[-1].line1, child.addresses[-1].kind) for child in children}
        assert len(homes) == 1
        assert len({child.forename or child.surname for child in children}) == len(children)


def test_there_are_twins(city: City) -> None:
    born = Counter(
        (child.people[0].person, known(child.birth)) for child in city.records["child"] if child.people
    )
    assert any(count > 1 for (_, birth), count in born.items() if birth)


def test_most_children_are_of_school_age(city: City) -> None:
    births = [birth.day for child in city.records["child"] if (birth := known(child.birth))]
    of_age = sum(0 <= year_group(born, AS_OF) <= 11 for born in births)
    assert 0.8 < of_age / len(births) < 0.98


def test_pupil_numbers_are_mostly_right_and_never_shared(city: City) -> None:
    numbers = [child.upn for child in city.records["child"] if child.upn]
    assert len(set(numbers)) == len(numbers)
    assert all(check_upn(upn).impossible is None for upn in numbers)
    assert sum(check_upn(upn).doubtful is None for upn in numbers) / len(numbers) > 0.94
    assert all(child.upn or child.upn_missing_reason for child in city.records["child"])
    assert any(map(is_temporary, numbers))


def test_few_children_are_restricted(city: City) -> None:
    restricted = [child for child in city.records["child"] if child.restricted]
    assert 1 <= len(restricted) <= 6
    assert all(child.restricted_reason for child in restricted)


def test_telephones_are_of_the_ranges_kept_for_drama(city: City) -> None:
    numbers = [phone.number for person in city.records["person"] for phone in person.phones]
    drama = re.compile(r"(07700|\+447700)900[0-9]{3}|01614960[0-9]{3}")
    assert all(drama.match(number.replace(" ", "")) for number in numbers)


def test_postcodes_are_well_formed_and_of_no_real_area(city: City) -> None:
    people = city.records["child"] + city.records["person"]
    codes = {row.postcode for one in people for row in one.addresses if row.postcode}
    assert all(code == normalise_postcode(code) and code[:2] in ("CY", "ZZ") for code in codes)


def test_schools_have_numbers_of_a_retired_authority(city: City) -> None:
    ours = [school for school in city.records["school"] if school.laestab]
    assert {school.laestab[:3] for school in ours} == {"909"}
    urns = [school.urn for school in city.records["school"]]
    assert len(set(urns)) == len(urns)
    assert all(urn.startswith("9") for urn in urns)


def test_every_heritage_has_names_and_not_all_of_them_plain() -> None:
    for heritage in heritages():
        assert all(names()[of, kind] for of in heritage.forenames_of for kind in ("boy", "girl"))
        assert all(names()[of, "surname"] for of in heritage.surnames_of)
    everything = " ".join(name for some in names().values() for name in some)
    assert all(re.search(mark, everything) for mark in ("-", "'", "’", "[^ -~’]"))


def test_second_entries_are_misspelt() -> None:
    dice = Dice(1)
    for name in ("Mohammed", "Thistlethwaite", "Ó Conaill", "Wu", "Nguyễn"):
        assert slip(dice, name) != name
