"""`python -m pressdir`."""

from pressdir.cli import main

if __name__ == "__main__":
    main()
