-- All that an instrument rests on, with the distance in steps.
FROM rests_on($a)
