"""Whether somebody can be reached: where they sit, what time it is there, how old their number is.

`stations` finds the duty station, `hours` the time and the working week there, `freshness` says how
lately a value was seen; `offer` ranks by all of it who can answer now. A look-up needs `freshness`
and `offsets` alone, which import nothing.
"""
