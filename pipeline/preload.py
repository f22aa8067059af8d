"""Imported once by the process that workers are forked from: they begin with all that reading takes."""

import gc
from contextlib import suppress

from pipeline.process import shared_kit

with suppress(Exception):
    # Where the lexicon is broken, the first task says so.
    shared_kit()

# What is there now stays: collections in the workers need not walk it, nor copy its pages.
gc.collect()
gc.freeze()
