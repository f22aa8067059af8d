"""Chance that depends on what it is drawn for alone: the same for a document in whichever shard it is written."""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_STEP = np.uint64(0x9E3779B97F4A7C15)


class Chance:
    """Numbers drawn by a seed, a purpose and the places asked for.

    >>> chance = Chance(1)
    >>> bool((chance.below("a", np.arange(5), 10) == chance.below("a", np.arange(5), 10)).all())
    True
    """

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def bits(self, purpose: str, places: Ints) -> NDArray[np.uint64]:
        """64 bits for each place."""
        digest = hashlib.blake2b(f"{purpose}:{self.seed}".encode(), digest_size=8).digest()
        salt = np.uint64(int.from_bytes(digest, "big"))
        mixed = places.astype(np.uint64) * _STEP + salt
        for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
            mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
        return mixed ^ (mixed >> np.uint64(31))

    def below(self, purpose: str, places: Ints, bound: Ints | int) -> Ints:
        """A whole number from 0 up to `bound`, which is left out, for each place."""
        return (self.bits(purpose, places) % np.asarray(bound).astype(np.uint64)).astype(np.int64)

    def share(self, purpose: str, places: Ints) -> NDArray[np.float64]:
        """A number from 0 to 1 for each place."""
        return (self.bits(purpose, places) >> np.uint64(11)).astype(np.float64) / float(1 << 53)
