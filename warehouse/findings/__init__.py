"""Audits, their findings through time, what was accepted, and the forms in which they are handed on."""
