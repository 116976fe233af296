"""Spreadsheets as tables of cells: reading what schools send, writing workbooks that are safe to send on."""
