"""What the commands that act on a contact share: with which value, and how it is done."""
