"""What the sets of rules are called."""

SETS = {
    "LOCAL": "Local practice",
    "CNIS-REGISTER": "2026 Act: register of children not in school",
    "CNIS-CONSENT": "2026 Act: consent before home education",
    "CNIS-MEETING": "2026 Act: meeting before home education",
    "CNIS-SAO": "2026 Act: school attendance orders",
    "CNIS-PROVIDER": "2026 Act: providers of out-of-school education",
    "ROLL-2024": "Registers and returns, from 19 August 2024",
    "ROLL-2016": "Registers and returns, from September 2016",
    "ROLL-2006": "Registers, from September 2006",
    "CODES-2024": "Attendance codes, from 19 August 2024",
    "CODES-2006": "Attendance codes, until 18 August 2024",
    "CMEGUIDE": "Children missing education",
    "MISSING-2014": "Children missing from home or care",
    "PN": "Penalty notices, whatever the scheme",
    "PN-D": "Penalty notices, from 19 August 2024",
    "PN-C": "Penalty notices, from September 2013",
    "PN-B": "Penalty notices, from September 2012",
    "PN-A": "Penalty notices, from February 2004",
    "PN-X": "Penalty notices, excluded pupils in public places",
    "COURTS": "Courts",
    "EXCLUDED-2007": "Education after exclusion",
    "EA-1996": "School attendance orders",
    "EHE-2019": "Elective home education",
    "ADM-2021": "School admissions",
}
"""The rule sets of the statutory handbook as officers read them, what a manager may change first."""
