"""Read our own plan file."""

from store.documents.staged import StagedPlan
from store.loading.plan_yaml import plan_of
from store.loading.readers.text import decode


def read(content: bytes, name: str) -> StagedPlan:
    return plan_of(decode(content, name), name)
