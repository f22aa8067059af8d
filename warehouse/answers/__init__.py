"""Questions about instruments: what rests on what, what stands, what changed, what a name means."""
