"""What somebody says behind "because"."""


def reason(words: str) -> str:
    """The reason alone; "because of the inspection" is kept whole, since it is no reason without its beginning."""
    said = words.strip()
    while said.lower().startswith("because "):
        said = said[len("because ") :].strip()
    return f"because {said}" if said.lower().startswith("of ") else said
