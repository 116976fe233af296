"""What an officer does over and over, in the words and keys of the window."""

from pathlib import Path

from tests.journeys.driver import Driver

REGISTER = Path(__file__).parents[1] / "data" / "gias_sample_2018.csv"
UPN = "H801200001001"


def first_run(driver: Driver) -> None:
    """Say whose file it is and who sits at it, and bring the schools in."""
    driver.fill("Authority", "kensington and ch")
    driver.to("Name")
    driver.press("Ctrl+A")
    driver.type("Robin Ashworth")
    driver.fill("Role", "cme")
    driver.press("Alt+B")
    driver.type(str(REGISTER))
    driver.press("Return")
    driver.see("4 rows read", "4 would be loaded")
    driver.press("Space")
    driver.see("Loaded", "4 rows loaded from gias_sample_2018.csv")


def new_child(driver: Driver, name: str, born: str) -> None:
    """Make the child that a notice asks for, from the words typed into its look-up."""
    driver.choose("Child", name, "New child")
    driver.fill("Date of birth", born)
    driver.save()


def ten_day(driver: Driver) -> None:
    """A 10-day notification about Ada Okafor, who is not on file yet."""
    driver.new("1")
    driver.choose("Child", "Ada Okafor", "New child")
    driver.fill("Date of birth", "3/2/2015")
    driver.fill("Sex", "f")
    driver.fill("UPN", UPN)
    driver.to("Add address")
    driver.press("Insert")
    driver.fill("Kind", "home")
    driver.fill("Address line 1", "3 Alder Road")
    driver.fill("Postcode", "w114bj")
    driver.save()
    driver.choose("School", "francis", "Saint Francis")
    driver.fill("First day absent", "2/11")
    driver.fill("Notice received", "t")
    driver.fill("Codes used", "o")
    driver.save()
    driver.see("10-day notification TDN-2026-0001 saved.")


def enquiry(driver: Driver) -> None:
    """The enquiry that grows out of that notification, with one check."""
    driver.to("Why 10-day notification due", by="F6")
    driver.to("Open an enquiry")
    driver.press("Space")
    driver.see("New whereabouts enquiry", "Okafor, Ada")
    driver.fill("Opened", "t")
    driver.fill("Reason for referral", "known to have moved")
    driver.to("Add check")
    driver.press("Insert")
    driver.fill("Check", "home visit")
    driver.fill("Made by", "auth")
    driver.fill("Asked", "20/11")
    driver.fill("Result", "no trace")
    driver.save()
    driver.see("Whereabouts enquiry ENQ-2026-0001 saved.")


def off_roll(driver: Driver) -> None:
    """An off-roll notice that misspells Ada; the panel beside the form shows her, once."""
    driver.new("of")
    driver.choose("Child", "Adah Okafor", "New child")
    driver.fill("Date of birth", "3/2/2015")
    driver.see("Is it one of these?", "forename sounds alike")
    assert sum(line.startswith("Okafor, Ada · born 3 Feb 2015") for line in driver.words().splitlines()) == 1
    driver.press("F6")
    assert driver.at("Okafor, Ada")
    driver.press("Space")
    driver.see("New off-roll notice", "Okafor, Ada")
    driver.choose("School", "francis", "Saint Francis")
    driver.fill("Notice received", "t")
    driver.fill("Ground met", "19/11")
    driver.fill("Ground", "9(1)(a)")
    driver.fill("Name deleted", "20/11")
    driver.fill("Status", "accepted")
    driver.save()
    driver.see("Off-roll notice OFR-2026-0001 saved.")


def on_roll(driver: Driver) -> None:
    """The next school enters Ada's name."""
    driver.new("on")
    driver.choose("Child", "oka", "Okafor, Ada")
    driver.choose("School", "aloys", "St Aloysius")
    driver.fill("Notice received", "t")
    driver.fill("Name entered", "t")
    driver.save()
    driver.see("On-roll notice ONR-2026-0001 saved.")


def interview(driver: Driver) -> None:
    """A PACE interview of a parent who is new, about a child who is new."""
    driver.new("pa")
    new_child(driver, "Zofia Nowak", "9/10/2014")
    driver.choose("Parent", "Maria Nowak", "New person")
    driver.save()
    driver.choose("School", "thomas", "St Thomas")
    driver.fill("Request received", "26/10")
    driver.fill("Offence", "444(1)")
    driver.fill("Offence from", "1/9")
    driver.fill("Offence to", "16/10")
    driver.fill("Sessions unauthorised", "14")
    driver.fill("Interview held", "20/11")
    driver.fill("Caution given", "y")
    driver.fill("Status", "held")
    driver.save()
    driver.see("PACE interview PACE-2026-0001 saved.")


def penalty(driver: Driver) -> None:
    """A penalty notice to the same parent."""
    driver.new("pen")
    driver.choose("Child", "nowak", "Nowak, Zofia")
    driver.choose("Parent", "nowak", "Nowak, Maria")
    driver.choose("School", "thomas", "St Thomas")
    driver.fill("Request received", "t")
    driver.fill("Offence from", "1/9")
    driver.fill("Offence to", "16/10")
    driver.fill("Sessions unauthorised", "14")
    driver.fill("Status", "issued")
    driver.fill("Issued", "t")
    driver.fill("Lower amount", "80")
    driver.fill("Higher amount", "160")
    driver.save()
    driver.see("Penalty notice PN-2026-0001 saved.")


def home_education(driver: Driver) -> None:
    """Notice of home education of a child who is new."""
    driver.new("h")
    new_child(driver, "Kuba Lis", "about 2013")
    driver.fill("Notification received", "t")
    driver.fill("Home education began", "16/11")
    driver.fill("Previous setting", "maintained")
    driver.save()
    driver.see("Home education spell EHE-2026-0001 saved.")
