"""Play histories with one line of the sync changed: python -m … MODULE OLD NEW.

Prints what went missing first, or how many histories passed.
"""

import sys

from tests.merge.mutant import Changed

HISTORIES = 150


def main():
    sys.meta_path.insert(0, Changed(*sys.argv[1:]))
    from .test_histories import played

    for seed in range(HISTORIES):
        try:
            missing = played(seed)
        except Exception as error:  # noqa: BLE001 - a wrong line may do anything
            missing = [repr(error)]
        if missing:
            print("caught", seed, missing[0])  # noqa: T201 - a program
            return
    print("passed", HISTORIES)  # noqa: T201 - a program


if __name__ == "__main__":
    main()
