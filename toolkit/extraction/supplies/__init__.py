"""Rows of supplies."""
