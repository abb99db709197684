"""All benchmarks, one after another: python benchmarks."""

import cards
import dedupe
import extract
import find
import help as helping
import peers
import store
import sync


def main() -> None:
    """Run them."""
    find.main([1_000, 10_000, 100_000])
    helping.main()
    peers.main()
    store.main([10_000, 100_000])
    extract.main(40, 2_000)
    dedupe.main([1_000, 10_000])
    cards.main(100_000)
    sync.main([10_000, 100_000])


if __name__ == "__main__":
    main()
