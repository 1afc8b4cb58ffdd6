"""Plans to read: the council's published one, which stands beside the project, and small ones of our own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from store.loading import StagedPlan, read_plan
from store.loading.unguarded import read_text

SHARED_PLAN = Path(__file__).parents[3] / "shared" / "plan" / "practice-improvement-plan-2022-23.txt"
LEFT_OUT = "The shared plan is not beside the project, so the tests that read it were left out"


@pytest.fixture(scope="session")
def shared_plan_path() -> Path:
    if not SHARED_PLAN.exists():
        pytest.skip(LEFT_OUT)
    return SHARED_PLAN


@pytest.fixture(scope="session")
def shared_plan(shared_plan_path: Path) -> StagedPlan:
    return read_plan(shared_plan_path)


@pytest.fixture
def read() -> Callable[..., StagedPlan]:
    """Read a small plan of our own making; `→` stands for a tab."""

    def read_lines(*lines: str) -> StagedPlan:
        return read_text("\n".join(lines).replace("→", "\t"), "small plan.txt")

    return read_lines
