"""The Department's own code sets: every code and label, and the words of earlier versions."""

from collections.abc import Iterator

import pytest

from cme_desktop.codes.people import ETHNICITIES, LANGUAGES, SEN_PROVISION
from cme_desktop.fields import Choice, Choices

SETS = (ETHNICITIES, LANGUAGES, SEN_PROVISION)
EARLIER = {
    ETHNICITIES: (
        "WBRI White British|WIRI White Irish|WIRT Traveller of Irish heritage|WROM Gypsy or Roma|"
        "WOTH Any other White background|MWBC White and Black Caribbean|MWBA White and Black African|"
        "MWAS White and Asian|MOTH Any other mixed background|AIND Indian|APKN Pakistani|ABAN Bangladeshi|"
        "AOTH Any other Asian background|BCRB Black Caribbean|BAFR Black African|"
        "BOTH Any other Black background|CHNE Chinese|OOTH Any other ethnic group|REFU Refused|"
        "NOBT Not obtained"
    ),
    LANGUAGES: (
        "ENG English|ENB Believed to be English|OTH Other than English|OTB Believed to be other than English|"
        "AKA Akan (Twi, Fante)|ALB Albanian|AMR Amharic|ARA Arabic|BNG Bengali|BSL British Sign Language|"
        "BUL Bulgarian|CHI Chinese|CZE Czech|DUT Dutch|FRN French|GER German|GRE Greek|GUJ Gujarati|"
        "HAU Hausa|"
        "HIN Hindi|HGR Hungarian|IGB Igbo|ITA Italian|KUR Kurdish|LTV Latvian|LIN Lingala|LIT Lithuanian|"
        "MLM Malayalam|NEP Nepali|ORM Oromo|PNJ Panjabi|PAT Pashto|PRS Persian|POL Polish|POR Portuguese|"
        "RMN Romanian|RMI Romani (international)|RME Romany (English Romanes)|RUS Russian|"
        "SCB Serbian, Croatian or Bosnian|SHO Shona|SNH Sinhala|SLO Slovak|SOM Somali|SPA Spanish|"
        "SWA Swahili|"
        "TAM Tamil|TGR Tigrinya|TRI Irish Traveller (Shelta)|TUR Turkish|UKR Ukrainian|URD Urdu|"
        "VIE Vietnamese|WOL Wolof|YOR Yoruba|REF Refused|NOT Not obtained"
    ),
    SEN_PROVISION: (
        "N No special educational need|K SEN support|E Education, health and care plan|S Statement (to 2018)|"
        "A School action (to 2015)|P School action plus (to 2015)"
    ),
}


@pytest.mark.parametrize("choices", SETS)
def test_every_code_and_label_leads_back_to_its_own_entry(choices: Choices) -> None:
    for choice in choices:
        assert choices.find(choice.code) == choices.find(choice.label) == choice
        assert choices.find(choice.label.upper()) == choice


@pytest.mark.parametrize("choices", SETS)
def test_no_other_word_means_two_entries(choices: Choices) -> None:
    for choice in choices:
        for word in choice.also:
            assert choices.find(word) == choice


@pytest.mark.parametrize("choices", SETS)
def test_what_an_earlier_version_wrote_is_still_read(choices: Choices) -> None:
    for line in EARLIER[choices].split("|"):
        code, label = line.split(" ", 1)
        assert code in choices
        assert choices.find(label) == choices[code]


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Gypsy/Roma", "WROM"),
        ("Gypsy / Roma", "WROM"),
        ("Information not yet obtained", "NOBT"),
        ("White - Irish", "WIRI"),
        ("Irish Traveller", "WIRT"),
        ("Black - Somali", "BSOM"),
        ("Roma", "WROR"),
        ("White – Northern Irish", "WNIR"),
        ("Latin/ South/ Central American", "OLAM"),
        ("N/K", "NOBT"),
    ],
)
def test_ethnicities_as_the_department_and_schools_write_them(label: str, code: str) -> None:
    found = ETHNICITIES.find(label)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Welsh", "CYM"),
        ("Korean", "KOR"),
        ("Welsh/Cymraeg", "CYM"),
        ("Cantonese", "CHIC"),
        ("Chinese (Mandarin/Putonghua)", "CHIM"),
        ("Sylheti", "BNGS"),
        ("Tagalog", "TGLG"),
        ("Bosnian", "SCBB"),
        ("Dari", "PRSD"),
        ("Twi", "AKAT"),
        ("Irish", "GAE"),
        ("Information not obtained", "NOT"),
        ("unknown", "NOT"),
    ],
)
def test_languages_as_the_department_and_schools_write_them(words: str, code: str) -> None:
    found = LANGUAGES.find(words)
    assert found is not None
    assert found.code == code


def test_the_sets_are_whole() -> None:
    assert (len(ETHNICITIES.all), len(LANGUAGES.all), len(SEN_PROVISION.all)) == (103, 322, 7)


def test_an_extended_ethnicity_says_of_which_main_one_it_is_a_part() -> None:
    assert ETHNICITIES["BSOM"].note == "Black - African"
    assert ETHNICITIES["BAFR"].note == ""


def test_a_long_list_is_read_when_it_is_first_looked_at() -> None:
    read: list[str] = []

    def entries() -> Iterator[Choice]:
        read.append("list")
        yield Choice("B", "Second")

    choices = Choices(("A", "First"), rest=entries)
    assert not read
    assert [choice.code for choice in choices] == ["A", "B"]
    assert choices.label("B") == "Second"
    assert read == ["list"]
