"""Text as written -> the standard value. Pure, and done twice is done once.

`emails`, `phones` and `names` each have a `parse` that gives a value of `pressdir.model` or raises;
`folding` gives the form in which texts are compared.
"""
