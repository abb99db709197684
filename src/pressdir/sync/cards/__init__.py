"""An address book on a server (CardDAV) and the contact file become one directory.

Cards carry no acts. So what both sides agreed on last is kept (`base`), and what is otherwise in a
card by now becomes acts of whoever changed it (`taking`). What a card cannot say, such as where a
value was read, stays here and is never missed in it.
"""
