"""Tells which language a short text is written in."""
