"""Dates of a text as EDTF."""
