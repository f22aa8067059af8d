"""A demonstration site of three made-up publishers, its own gold, and the faults planted in it.

`site/<host>/` holds the files as a server would give them, `texts/` what they are built from, `gold/` the
facts that a careful reader finds, `planted.tsv` the inconsistencies that the audits should report, and
`broken.tsv` the addresses that give no document.  The city, its people and its plans are invented;
national laws, decrees and resolutions are real.
"""

from __future__ import annotations

from pathlib import Path

HOME = Path(__file__).parent
SITE = HOME / "site"
TEXTS = HOME / "texts"
GOLD = HOME / "gold"
PLANTED = HOME / "planted.tsv"
BROKEN = HOME / "broken.tsv"
HOSTS = ("haigiang.gov.test", "baohaigiang.test", "thanhuy-haigiang.test")
