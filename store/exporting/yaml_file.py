"""Write a plan in our own format, which holds all of it and which people can change by hand."""

from store.loading.plan_yaml import text_of
from store.loading.staged import StagedPlan


def yaml_of(plan: StagedPlan) -> bytes:
    return text_of(plan).encode("utf-8")
