"""What all tables share: names of constraints, three column types, and a way to leave the plan."""

from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter
from sqlalchemy import JSON, CheckConstraint, DateTime, Dialect, MetaData, String, TypeDecorator
from sqlmodel import Field, SQLModel

# Migrations must be able to name what they drop, on either engine.
SQLModel.metadata.naming_convention = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
).naming_convention

# Tables trust what they are given, so what pydantic needs to validate them is built only where somebody wants it.
SQLModel.model_config["defer_build"] = True


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime. A naive one is refused on the way in."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment must carry its zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        # SQLite hands back naive datetimes whatever the column says, so put the zone on again.
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Word(TypeDecorator[Any]):
    """One of a closed list of words, kept as text: a database enum is hard to change on either engine."""

    impl = String
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        self.words = words
        super().__init__(length=40)

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.words(value)


class Json(TypeDecorator[Any]):
    """A pydantic model, or a type of such models, kept as JSON and checked on its way in and out.

    A new value must be assigned: what changes inside the one that is there goes unnoticed. So models are frozen.
    """

    impl = JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, kept: Any, leaves_out: Literal["none", "unset", "defaults", "nothing"] = "none") -> None:
        """What is to be kept, and what of it is not written.

        Args:
            kept: the model or type, such as `list[int]`. A dict that fits it may be written as well.
            leaves_out: which fields of a model are not written: those that are None, were never set, or are as the
                model has them by default.
        """
        self.kept, self.leaves_out = kept, leaves_out
        super().__init__()

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if value is None:
            return None
        checked = _adapter(self.kept).validate_python(value)
        return _adapter(self.kept).dump_python(
            checked,
            mode="json",
            exclude_none=self.leaves_out == "none",
            exclude_unset=self.leaves_out == "unset",
            exclude_defaults=self.leaves_out == "defaults",
            serialize_as_any=True,
        )

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else _adapter(self.kept).validate_python(value)


@cache
def _adapter(kept: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kept)


class MayLeave(SQLModel):
    """What a later version of the document no longer holds stays, and says since when."""

    left_at: datetime | None = Field(default=None, sa_type=Moment)


def one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_is_known")
