"""Citation worlds: documents of any number whose every mention, chain and planted fault is known beforehand.

A world has laws, resolutions and decrees of the centre, plans and decisions of provinces, districts and communes,
before and after the mergers of 1 July 2025, and news that report on them.  Numbers begin anew in every series and
year, so one number stands for many instruments.  `generate.write_world` writes shards for the warehouse, and the
truth beside them; both follow from the seed alone.
"""
