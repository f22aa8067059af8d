"""Which mentions name the same instrument, decided in set-based SQL.

The URI of an instrument is `vn/place[/unit]/issuer/type/era/number`:

- place: a province or city (`ha-noi`), with a unit below it where the issuer is one
  (`ha-noi/huyen-gia-lam`); `tw` for bodies of the centre.
- issuer: the code of its numbers in small letters (`ubnd`, `snv`), with words for a few (`thanh-uy`,
  `chinh-phu`).  TW is one sequence of numbers for three bodies, so it takes the word that most documents give
  (`bo-chinh-tri`, `ban-bi-thu`), else `trung-uong`.
- type: that of the code in the number, else of the word; decisions, resolutions and directives with the year
  in their number count apart and are `quyet-dinh-qppl` and so on.
- era: the year of issue; for the Party's central bodies the congress term, `k13`, since their numbers run
  through a term.  Local committees count their terms each its own way, so the year stands for them too.
  Where an authority began to count anew within a year, as merged provinces that kept their name and all
  communes did on 1 July 2025, the numbers from that month on are an era of their own, `2025-07`.
- number: without leading zeros.

A slot that no document states is `_`; `2025-_` knows the year and not which of its two numberings.
Laws go by name, `vn/quoc-hoi/luat/2022/thi-dua-khen-thuong`, for that is how they are cited; their numbers
lead there through the register.

What a mention leaves out is filled from evidence in a fixed order (`030_places.sql`, `035_eras.sql`), each
part a row of `inferences`.  A mention that still lacks a slot joins the only instrument that fits
(`060_candidates.sql`); where several fit it stays open with all of them named.
"""
