"""A TOML file held against a model: read whole, or refused with a sentence for every fault."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

Model = TypeVar("Model", bound=BaseModel)

# What pydantic found wrong → what was expected; {…} is filled in from its context.
_EXPECTED = {
    "missing": "",
    "string_type": "tekst tussen aanhalingstekens",
    "string_too_short": "tekst die niet leeg is",
    "int_type": "een heel getal",
    "int_from_float": "een heel getal",
    "float_type": "een getal",
    "finite_number": "een eindig getal",
    "bool_type": "true of false",
    "dict_type": "een tabel met namen en waarden",
    "model_type": "een tabel met namen en waarden",
    "greater_than_equal": "{ge} of meer",
    "greater_than": "meer dan {gt}",
    "less_than_equal": "{le} of minder",
    "enum": "{expected}",
    "literal_error": "{expected}",
}


class Strict(BaseModel):
    """A table of which every key is known and of the very type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class FileRefused(Exception):
    """A file that cannot be used. problems: Dutch sentences with file, key, found, expected."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def read_toml(content: bytes, file: str, model: type[Model]) -> Model:
    """The file's content as `model`. Raises FileRefused."""
    try:
        read = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise FileRefused([f"{file} is geen tekstbestand in UTF-8."]) from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"regel {place[1]}, teken {place[2]}" if place else "het einde"
        raise FileRefused([f"{file}, {where}: dit is geen goede TOML."]) from None
    return checked(read, file, model)


def checked(content: Mapping[str, Any], file: str, model: type[Model]) -> Model:
    """Tables as `model`; `file` is what sentences call them. Raises FileRefused."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise FileRefused([_sentence(file, fault) for fault in error.errors()]) from None


def found(file: str, key: str, value: Any, expected: str) -> str:
    """One Dutch sentence on one fault."""
    return f"{file}, {key}: {_shown(value)} gevonden, verwacht {expected}."


def _sentence(file: str, fault: Any) -> str:
    key = ".".join(str(part) for part in fault["loc"] if part != "[key]")
    if fault["type"] == "missing":
        return f"{file}, {key}: ontbreekt."
    if fault["type"] == "extra_forbidden":
        return f"{file}, {key}: deze sleutel is onbekend."
    expected = _EXPECTED.get(fault["type"], "iets anders").format(**fault.get("ctx", {}))
    return found(file, key, fault["input"], expected.replace("'", "").replace(" or ", " of "))


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "niets"
    return f"“{value}”" if isinstance(value, str) else str(value)
