"""Comparing the schema of a document with an older one of the same document."""

from tests.released.slack import Json


def lost(before: Json, now: Json) -> list[str]:
    """Where a document is no longer what a reader of the older one takes for granted."""
    return _lost(before, now, before.get("$defs", {}), now.get("$defs", {}), "")


def _lost(before: Json, now: Json, known: Json, known_now: Json, at: str) -> list[str]:
    before, now = _meant(before, known), _meant(now, known_now)
    if "anyOf" in before:
        ways = now.get("anyOf", [now])
        return [] if all(_among(one, before["anyOf"], known, known_now) for one in ways) else [f"{at}: another type"]
    if before.get("type") != now.get("type") or before.get("format") != now.get("format"):
        return [f"{at}: another type"]
    found = [f"{at}: no {word}" for word in before.get("enum", []) if word not in now.get("enum", [])]
    for name, kind in before.get("properties", {}).items():
        if name not in now.get("properties", {}):
            found.append(f"{at}.{name}: gone")
            continue
        if name in before.get("required", []) and name not in now.get("required", []):
            found.append(f"{at}.{name}: may be left out")
        found += _lost(kind, now["properties"][name], known, known_now, f"{at}.{name}")
    for inside in ("items", "additionalProperties"):
        if isinstance(before.get(inside), dict):
            found += _lost(before[inside], now.get(inside) or {}, known, known_now, f"{at}[]")
    return found


def _among(one: Json, ways: list[Json], known: Json, known_now: Json) -> bool:
    return any(_lost(way, one, known, known_now, "") == [] for way in ways)


def _meant(schema: Json, known: Json) -> Json:
    return _meant(known[schema["$ref"].rpartition("/")[2]], known) if "$ref" in schema else schema
