"""Word documents. What a page shows and what its file holds are different things, so the tree is settled first.

`tree` unwraps and leaves out, `numbers` counts what Word numbers by itself, `asides` tells what stands beside the page;
then `reading` gives the neutral document.
"""

from store.loading.readers.word.reading import read

__all__ = ["read"]
