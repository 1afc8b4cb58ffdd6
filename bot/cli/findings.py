"""What a check has looked at, and how it is told."""

from collections.abc import Sequence

from pydantic import BaseModel


class Finding(BaseModel):
    ok: bool
    what: str
    do: str | None = None
    """What to do about it."""


class CheckAnswer(BaseModel):
    """What `check --json` prints."""

    ok: bool
    findings: list[Finding]


def answer_of(findings: Sequence[Finding]) -> CheckAnswer:
    return CheckAnswer(ok=all(finding.ok for finding in findings), findings=list(findings))


def lines_of(answer: CheckAnswer) -> list[str]:
    return [f"OK: {one.what}" if one.ok else f"Problem: {one.what} {one.do}" for one in answer.findings]
