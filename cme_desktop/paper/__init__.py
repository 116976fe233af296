"""Sheets that people read and print, as plans: what stands on them and how it is meant to be seen.

A sheet that a person reads begins with its name; one that a machine reads begins with its headings
(see `spreadsheets.sheets`). Nothing here knows how a workbook is written.
"""
