"""Lists about children and the people around them.

Sex, ethnicity, first language, SEN provision and enrolment use the codes of the Department for Education's
common basic data set, so that a school's export and a return need no translation. The other lists are ours.
"""

from datetime import date

from cme_desktop.fields.choices import Choice, Choices

SEXES = Choices(
    ("F", "Female"),
    ("M", "Male"),
    ("U", "Indeterminate or not recorded"),
)

ETHNICITIES = Choices(
    ("WBRI", "White British"),
    ("WIRI", "White Irish"),
    ("WIRT", "Traveller of Irish heritage"),
    ("WROM", "Gypsy or Roma"),
    ("WOTH", "Any other White background"),
    ("MWBC", "White and Black Caribbean"),
    ("MWBA", "White and Black African"),
    ("MWAS", "White and Asian"),
    ("MOTH", "Any other mixed background"),
    ("AIND", "Indian"),
    ("APKN", "Pakistani"),
    ("ABAN", "Bangladeshi"),
    ("AOTH", "Any other Asian background"),
    ("BCRB", "Black Caribbean"),
    ("BAFR", "Black African"),
    ("BOTH", "Any other Black background"),
    ("CHNE", "Chinese"),
    ("OOTH", "Any other ethnic group"),
    ("REFU", "Refused"),
    ("NOBT", "Not obtained"),
)

LANGUAGES = Choices(
    ("ENG", "English"),
    ("ENB", "Believed to be English"),
    ("OTH", "Other than English"),
    ("OTB", "Believed to be other than English"),
    ("AKA", "Akan (Twi, Fante)"),
    ("ALB", "Albanian"),
    ("AMR", "Amharic"),
    ("ARA", "Arabic"),
    ("BNG", "Bengali"),
    ("BSL", "British Sign Language"),
    ("BUL", "Bulgarian"),
    ("CHI", "Chinese"),
    ("CZE", "Czech"),
    ("DUT", "Dutch"),
    ("FRN", "French"),
    ("GER", "German"),
    ("GRE", "Greek"),
    ("GUJ", "Gujarati"),
    ("HAU", "Hausa"),
    ("HIN", "Hindi"),
    ("HGR", "Hungarian"),
    ("IGB", "Igbo"),
    ("ITA", "Italian"),
    ("KUR", "Kurdish"),
    ("LTV", "Latvian"),
    ("LIN", "Lingala"),
    ("LIT", "Lithuanian"),
    ("MLM", "Malayalam"),
    ("NEP", "Nepali"),
    ("ORM", "Oromo"),
    Choice("PNJ", "Panjabi", also=("Punjabi",)),
    ("PAT", "Pashto"),
    Choice("PRS", "Persian", also=("Farsi", "Dari")),
    ("POL", "Polish"),
    ("POR", "Portuguese"),
    ("RMN", "Romanian"),
    ("RMI", "Romani (international)"),
    ("RME", "Romany (English Romanes)"),
    ("RUS", "Russian"),
    Choice("SCB", "Serbian, Croatian or Bosnian", also=("Serbian", "Croatian", "Bosnian")),
    ("SHO", "Shona"),
    ("SNH", "Sinhala"),
    ("SLO", "Slovak"),
    ("SOM", "Somali"),
    ("SPA", "Spanish"),
    ("SWA", "Swahili"),
    Choice("TGL", "Tagalog", also=("Filipino",)),
    ("TAM", "Tamil"),
    ("TGR", "Tigrinya"),
    ("TRI", "Irish Traveller (Shelta)"),
    ("TUR", "Turkish"),
    ("UKR", "Ukrainian"),
    ("URD", "Urdu"),
    ("VIE", "Vietnamese"),
    ("WOL", "Wolof"),
    ("YOR", "Yoruba"),
    ("REF", "Refused"),
    ("NOT", "Not obtained"),
)
"""First languages: the summary codes, and the languages heard most in English schools."""

_REFORM = date(2014, 9, 1)
"""Children and Families Act 2014, Part 3, comes into force; the old provision runs out in the years after."""

SEN_PROVISION = Choices(
    ("N", "No special educational need"),
    Choice("K", "SEN support", valid_from=_REFORM),
    Choice("E", "Education, health and care plan", valid_from=_REFORM, also=("EHC plan", "EHCP")),
    Choice("S", "Statement (to 2018)", valid_to=date(2018, 3, 31), also=("Statement",)),
    Choice("A", "School action (to 2015)", valid_to=date(2015, 8, 31), also=("School action",)),
    Choice("P", "School action plus (to 2015)", valid_to=date(2015, 8, 31), also=("School action plus",)),
)

ENROLMENTS = Choices(
    Choice("C", "Current, at this school only", also=("Current", "Single registration")),
    Choice("M", "Main school of two", also=("Main", "Current main")),
    Choice("S", "Subsidiary school of two", also=("Subsidiary", "Current subsidiary")),
    Choice("G", "Guest pupil", also=("Guest",)),
    Choice("F", "Pupil of a further education college", also=("FE college",)),
)
"""How a pupil stands in a register: one that leaves a subsidiary school is still on roll elsewhere."""

RELATIONSHIPS = Choices(
    ("mother", "Mother"),
    ("father", "Father"),
    ("parent", "Parent"),
    ("step_parent", "Step-parent"),
    ("grandparent", "Grandparent"),
    ("sibling", "Brother or sister"),
    ("relative", "Other relative"),
    ("guardian", "Guardian or special guardian"),
    ("foster_carer", "Foster carer"),
    ("private_foster_carer", "Private foster carer"),
    ("residential_worker", "Worker of a children's home"),
    ("family_friend", "Friend of the family"),
    ("other", "Other"),
)
"""What a person is to a child."""

NAME_KINDS = Choices(
    ("preferred", "Preferred name"),
    ("former", "Former name"),
    ("also_known_as", "Also known as"),
)

PHONE_KINDS = Choices(
    ("mobile", "Mobile"),
    ("home", "Home"),
    ("work", "Work"),
    ("other", "Other"),
)

UPN_MISSING_REASONS = Choices(
    ("new_to_country", "New to the country"),
    ("never_registered", "Never on roll at a state-funded school"),
    ("independent_school", "Independent school, no UPN given"),
    ("asked", "Asked the school, no answer yet"),
    ("not_supplied", "School did not supply it"),
    ("withheld", "Withheld (adoption or protection)"),
    ("other", "Other"),
)

RESTRICTION_REASONS = Choices(
    ("refuge", "Refuge or domestic abuse"),
    ("adoption", "Adoption"),
    ("court_order", "Court order"),
    ("protected_person", "Witness or protected person"),
    ("risk_of_harm", "Risk of harm if found"),
    ("staff_relation", "Related to a member of staff"),
    ("other", "Other"),
)
"""Why few people may see a child's particulars."""
