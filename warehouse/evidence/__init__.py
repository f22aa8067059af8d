"""Evidence packs: what an auditor hands over with the answer to `trace A B`.

A pack is a ZIP file: a page that tells the chains, every quote marked in the text it was cut from, the
archived bytes with their hashes and fetch times, and a check that anyone can run with Python (`check.py`).
`gather.gather` reads what belongs into it, `pack.write_pack` writes it.
"""
