"""A data frame is as good as columns: the arithmetic needs no files and no database."""

from datetime import date

import pandas as pd

from matchtafel.exchange.norms import read_norms
from matchtafel.matching.facts import Facts, client_table, vacancy_table
from matchtafel.matching.score import evaluate
from matchtafel.matching.verdict import PairVerdict
from tests.builders.policy import STANDARD

DAY = date(2026, 11, 24)


def test_two_data_frames_can_be_scored() -> None:
    vacancies = pd.DataFrame(
        {
            "unit_number": ["0417", "0418"],
            "corporation": ["Havenhuis", "Havenhuis"],
            "net_rent": [561.4, None],
            "available_from": [date(2026, 12, 1), date(2026, 12, 1)],
        }
    )
    clients = pd.DataFrame(
        {
            "profile_number": ["P-1"],
            "provider": ["Lantaarnhuis"],
            "consent_date": [date(2026, 9, 1)],
            "valid_until": [date(2027, 9, 1)],
            "urgency_valid_until": [date(2027, 9, 1)],
            "max_rent": [600.0],
            "income": [18_000.0],
            "adults": [1],
            "children": [0],
            "pension_age": [False],
            "has_pet": [False],
            "excluded_areas": [()],
            "min_bedrooms": [None],
            "ready_from": [pd.NaT],
        }
    )
    facts = Facts(vacancy_table(vacancies), client_table(clients), DAY, read_norms()[2026])
    scores = evaluate(facts, STANDARD)
    assert scores.verdict.tolist() == [[PairVerdict.UNDETERMINED], [PairVerdict.UNDETERMINED]]
    assert scores.has(scores.unknown, "rent_affordable").tolist() == [[False], [True]]
    assert scores.has(scores.undecided, "available_in_time").all()
