"""Read our own plan file."""

from store.loading.plan_yaml import plan_of
from store.loading.readers.text import decode
from store.loading.staged import StagedPlan


def read(content: bytes, name: str) -> StagedPlan:
    return plan_of(decode(content, name), name)
