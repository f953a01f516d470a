"""Rows of ties."""
