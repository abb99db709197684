"""Is the directory still true? What is wrong with it, what it lacks, what changed in it. Pure.

`doctor` finds faults and repairs those that are safe to repair, `gaps` finds where there is nobody
to ask, `news` tells what changed since a day. The day is given.
"""
