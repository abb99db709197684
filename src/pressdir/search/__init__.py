"""Who answers to a question: the language of questions, and two ways to the same answer.

`language` reads words into a `Query`, a value; `scan` asks it of every record; `lookup` asks the
index that `indexing` made. What a look-up needs (`language`, `query`, `lookup`) imports nothing
that takes longer to load than the answer takes: no `re`, no `dataclasses`, no `typing`.
"""
