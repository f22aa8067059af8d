"""Planted faults and their sound twins, a list of cases a subject."""

from tests.audit_cases import chains, numbers, papers, told

CASES = [*told.CASES, *chains.CASES, *numbers.CASES, *papers.CASES]
