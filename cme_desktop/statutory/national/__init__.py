"""The rules as shipped, each with its source: national ones, and what is local practice until changed."""

from cme_desktop.statutory.national import (
    admissions,
    attendance,
    home_education,
    local,
    missing,
    not_in_school,
    not_in_school_parts,
    penalties,
    prosecutions,
    registers,
    school_age,
)

SHIPPED = (
    *registers.RULES,
    *attendance.RULES,
    *missing.RULES,
    *not_in_school.RULES,
    *not_in_school_parts.RULES,
    *penalties.RULES,
    *prosecutions.RULES,
    *home_education.RULES,
    *admissions.RULES,
    *school_age.RULES,
    *local.RULES,
)
"""Every rule of the statutory handbook that a record, a clock or a page goes by."""
