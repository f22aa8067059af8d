"""Assignments: rows of task tables and sentences that say who does what by when."""
