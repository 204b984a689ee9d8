"""A TOML file held against a model: read whole, or refused with a sentence for every fault."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

Model = TypeVar("Model", bound=BaseModel)

# What pydantic found wrong → what was expected; {…} is filled in from its context.
_EXPECTED = {
    "missing": "",
    "string_type": "tekst tussen aanhalingstekens",
    "string_too_short": "tekst die niet leeg is",
    "string_too_long": "hoogstens {max_length} tekens",
    "string_pattern_mismatch": "tekst op één regel die niet leeg is",
    "int_type": "een heel getal",
    "int_from_float": "een heel getal",
    "int_parsing_size": "een kleiner getal",
    "float_type": "een getal",
    "finite_number": "een eindig getal",
    "bool_type": "true of false",
    "dict_type": "een tabel met namen en waarden",
    "model_type": "een tabel met namen en waarden",
    "greater_than_equal": "{ge:g} of meer",
    "greater_than": "meer dan {gt:g}",
    "less_than_equal": "{le:g} of minder",
    "enum": "{expected}",
    "literal_error": "{expected}",
}
# The type of a fault that a validator tells in Dutch itself.
OWN_WORDS = "own_words"
# Of a value that is not right, so much is shown.
_LONGEST, _LARGEST = 60, 10**15


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
    # A number of thousands of digits and a list in a list in a list … are no TOML error.
    except (ValueError, RecursionError) as error:
        raise FileRefused([_not_toml(file, str(error))]) from None
    return checked(read, file, model)


def _not_toml(file: str, error: str) -> str:
    place = re.search(r"line (\d+), column (\d+)", error)
    where = f"regel {place[1]}, teken {place[2]}" if place else "het einde"
    if "Cannot overwrite" in error or "twice" in error:
        return f"{file}, {where}: deze sleutel of tabel staat er twee keer."
    return f"{file}, {where}: dit is geen goede TOML."


def checked(content: Mapping[str, Any], file: str, model: type[Model]) -> Model:
    """Tables as `model`; `file` is what sentences call them. Raises FileRefused."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        raise FileRefused([_sentence(file, fault, model) for fault in faults]) from None


def found(file: str, key: str, value: Any, expected: str) -> str:
    """One Dutch sentence on one fault."""
    return f"{file}, {key}: {_shown(value)} gevonden, verwacht {expected}."


def no_such(sort: str, name: str, known: Mapping[str, str]) -> str:
    """Two Dutch sentences on a name that does not exist: no such `sort`, and what may be meant.

    known: what someone may have meant → what to write.
    """
    near = get_close_matches(name, known, 1)
    names = ", ".join(sorted({*known.values()}))
    hint = f"Bedoelt u {known[near[0]]}?" if near else f"Verwacht {names}."
    return f"{sort} bestaat niet. {hint}"


def _sentence(file: str, fault: Any, model: type[BaseModel]) -> str:
    parts = [str(part) for part in fault["loc"] if part != "[key]"]
    key = ".".join(parts)
    if fault["type"] == OWN_WORDS:
        return f"{file}, {key}: {fault['msg']}"
    if fault["type"] == "missing":
        return f"{file}, {key}: ontbreekt."
    if fault["type"] == "extra_forbidden":
        keys = _keys(model, parts[:-1])
        known = dict(zip(keys, keys, strict=True))
        return f"{file}, {key}: {no_such('deze sleutel', parts[-1], known)}"
    expected = _EXPECTED.get(fault["type"], "iets anders").format(**fault.get("ctx", {}))
    return found(file, key, fault["input"], expected.replace("'", "").replace(" or ", " of "))


def _keys(model: Any, path: Sequence[str]) -> list[str]:
    """The keys that a table within the model may have."""
    for part in path:
        is_table = isinstance(model, type) and issubclass(model, BaseModel)
        model = model.model_fields[part].annotation if is_table else get_args(model)[1]
    return list(model.model_fields)


def _shown(value: Any) -> str:
    """The value as the file would write it, cut short."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | Mapping):
        return "een lijst" if isinstance(value, list) else "een tabel"
    if value is None:
        return "niets"
    if isinstance(value, int) and abs(value) >= _LARGEST:  # Python writes at most 4,300 digits
        return "een te groot getal"
    text = str(value) if len(str(value)) <= _LONGEST else f"{str(value)[:_LONGEST]}…"
    return f"“{text}”" if isinstance(value, str) else text
