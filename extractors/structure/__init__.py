"""The layout of a paper as facts: sections, annexes, recitals, recipients and signers."""
