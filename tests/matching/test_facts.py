"""Facts as columns: unknown is never 0, and each different row is met once."""

from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from matchtafel.matching.facts import client_table, columns_of, vacancy_table

from . import builders as make


def test_what_a_row_lacks_is_unknown() -> None:
    table = vacancy_table(columns_of([make.vacancy(), make.vacancy(floor=0, lift=False)]))
    assert np.isnan(table.columns["floor"][0])
    assert (table.columns["floor"][1], table.columns["lift"][1]) == (0, 0)


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NaT])
def test_nothing_of_any_kind_is_an_unknown_date(nothing: object) -> None:
    table = client_table({"profile_number": ["P-1"], "valid_until": [nothing]})
    assert np.isnan(table.columns["valid_until"][0])


def test_dates_and_amounts_of_any_kind_are_numbers() -> None:
    days = [date(2026, 11, 24), datetime(2026, 11, 24, 10), pd.Timestamp("2026-11-24")]
    rents = [Decimal("639.10"), 639.1, np.float64(639.1)]
    keys = {"provider": list("ABC"), "profile_number": list("abc")}
    table = client_table({**keys, "ready_from": days, "max_rent": rents})
    assert table.columns["ready_from"].tolist() == [make.ON.toordinal()] * 3
    assert table.columns["max_rent"].tolist() == [639.1] * 3


def test_a_corporation_may_be_unknown() -> None:
    assert vacancy_table({"unit_number": ["1001"]}).keys == (("", "1001"),)


def test_neighbourhood_facts_are_joined_by_code() -> None:
    columns = columns_of([make.vacancy(neighbourhood_code=code) for code in ("BU1", "BU2", None)])
    table = vacancy_table(columns, {"BU1": {"liveability": 4, "carrying_capacity": "rood"}})
    assert table.columns["liveability"].tolist()[0] == 4
    assert np.isnan(table.columns["liveability"][1:]).all()
    assert table.columns["carrying_capacity"][0] == 0


def test_different_rows_are_met_once_and_unknown_equals_unknown() -> None:
    rows = [make.vacancy(floor=f, lift=lift) for f, lift in ((1, None), (1, None), (None, True))]
    rows.append(make.vacancy(floor=1, not_applicable=("lift",)))
    table = vacancy_table(columns_of(rows))
    found = table.distinct(("floor", "lift"))
    assert len(found.rows) == 3
    assert found.place[0] == found.place[1] != found.place[3]
    assert table.distinct(()).place.tolist() == [0] * 4


def test_lists_that_are_equal_are_met_once() -> None:
    lists = [("BU1", "BU2"), ("BU1", "BU2"), (), None]
    rows = [make.client(profile_number=str(i), wanted_areas=a) for i, a in enumerate(lists)]
    assert len(client_table(columns_of(rows)).distinct(("wanted_areas",)).rows) == 3
