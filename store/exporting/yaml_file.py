"""Write a plan in our own format, which holds all of it and which people can change by hand."""

from store.documents.staged import StagedPlan
from store.loading.plan_yaml import text_of


def yaml_of(plan: StagedPlan) -> bytes:
    return text_of(plan).encode("utf-8")
