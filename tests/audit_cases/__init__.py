"""Planted faults and their sound twins, a list of cases a subject."""

from tests.audit_cases import told

CASES = [*told.CASES]
