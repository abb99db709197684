"""A contact's values for the programs that act on them: which one to take, and how it is written.

Pure: nothing is called, opened or copied here.
"""
