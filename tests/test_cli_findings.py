"""Findings as a person reads them."""

import pytest

from flows.cli.findings import print_findings


def test_a_finding_is_a_paragraph(capsys: pytest.CaptureFixture[str]) -> None:
    row = (
        "high",
        "number_year",
        "98/2023/NĐ-CP",
        "the number says 2023",
        "ngày\n31/12/2024",
        "http://x.test/a.html",
    )
    print_findings([row, ("low", "cited_never_seen", "05-CT/TW", "3 documents name it", None, None)])
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        "high    number_year: 98/2023/NĐ-CP",
        "        the number says 2023",
        "        “ngày 31/12/2024”",
        "        http://x.test/a.html",
        "low     cited_never_seen: 05-CT/TW",
        "        3 documents name it",
    ]


def test_nothing_found_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    print_findings([])
    assert capsys.readouterr().out == "Nothing that does not add up.\n"
