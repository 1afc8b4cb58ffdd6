"""Data of words: `listed` reads them as they are written, several in a line, parted by bars."""


def listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split("|") if word.strip())
