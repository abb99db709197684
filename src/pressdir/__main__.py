"""`python -m pressdir`."""

from pressdir.cli import program

if __name__ == "__main__":
    program()
