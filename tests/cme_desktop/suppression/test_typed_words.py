"""Words that name somebody or say a withheld number are found, and others are left in peace."""

import pytest

from cme_desktop.suppression.typed_words import tried

PEOPLE = ("Ada Okafor", "Zoë Nowak-O’Brien", "May Long", "Иван Петров", "Will Young", "William Grey")
SCHOOLS = (
    "Hillcrest Academy",
    "St Mary's Catholic Primary School",
    "The Grammar School",
    "North Primary School",
)
HIDDEN = (3, 17, 37, 56)


def quoted(text: str) -> list[str]:
    return [sentence.split("”")[0].lstrip("“") for sentence in tried(text, PEOPLE, SCHOOLS, HIDDEN)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Okafor’s brother is waiting.", ["Okafor’s"]),
        ("OKAFOR is waiting.", ["OKAFOR"]),
        ("the case of ada okafor", ["ada okafor"]),
        ("the case of okafor, ada", ["okafor ada"]),
        ("A visit to O'Brien", ["O'Brien"]),
        ("A visit to Zoe", ["Zoe"]),
        ("Ivan was found", ["Ivan"]),
        ("A long wait will end in spring.", []),
        ("Pupils of Hillcrest", ["Hillcrest"]),
        ("Pupils of St Marys", ["St Marys"]),
        ("Pupils of St. Mary’s school", ["St Mary’s"]),
        ("Most live north of the river, and schools help.", []),
        ("Of these 3 left.", ["3"]),
        ("Of these 4 left.", ["4"]),
        ("Of these 17 left, and 18 stayed.", ["17"]),
        ("Seventeen left, eighteen stayed.", ["Seventeen"]),
        ("A couple of twenty-three children", ["couple", "twenty-three"]),
        ("Only one left; both returned.", ["one", "both"]),
        ("More than in 2025: 1,203 of 3,417, which is 35%.", []),
        ("Oka\u00adfor is waiting.", ["Okafor"]),
        ("Oka\u200bfor is waiting.", ["Okafor"]),
        ("a visit to Oka-\nfor", ["Okafor"]),
        ("a visit to Oka for tea", ["Oka for"]),
        ("O k a f o r is waiting.", ["Okafor"]),
        ("ＯＫＡＦＯＲ is waiting.", ["OKAFOR"]),
        ("The Okafors are waiting.", ["Okafors"]),
        ("A visit to Bill", ["Bill"]),
        ("Of these ３ left.", ["3"]),
        ("The third child of Ⅲ", ["third", "III"]),
        ("The first visit of the second term.", []),
        ("The 3rd child", ["3"]),
        ("Thirty-seven left, fifty six stayed, fifty-seven came.", ["Thirty-seven", "fifty six"]),
        ("The twins and a trio", ["twins", "trio"]),
        ("", []),
    ],
)
def test_what_speaks_against_a_text(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_each_is_told_once_in_a_plain_sentence() -> None:
    assert tried("Okafor and Okafor at Hillcrest: 2", PEOPLE, SCHOOLS, HIDDEN) == [
        "“Okafor” is part of the name of a child or parent.",
        "“Hillcrest” is the name of a school.",
        "“2” may be read as a number that is withheld.",
    ]
