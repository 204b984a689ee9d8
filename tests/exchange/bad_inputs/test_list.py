"""All 44 bad inputs have tests, and every test that the list names is there."""

from importlib import import_module

from tests.exchange import bad_inputs
from tests.exchange.bad_inputs.test_answers import CASES


def test_each_of_the_44_numbers_has_a_test() -> None:
    assert list(bad_inputs.TESTS) == list(range(1, 45))
    assert all(bad_inputs.TESTS.values())


def test_every_bad_file_is_in_the_list_under_its_number() -> None:
    listed = {
        (number, test)
        for number, tests in bad_inputs.TESTS.items()
        for test in tests
        if "::" not in test
    }
    assert listed == {(bad.number, bad.id) for bad in CASES}
    assert len(listed) == len(CASES)


def test_every_other_test_in_the_list_exists_and_carries_its_number() -> None:
    for number, tests in bad_inputs.TESTS.items():
        for module, _, name in (test.partition("::") for test in tests if "::" in test):
            assert callable(getattr(import_module(f"{bad_inputs.__name__}.{module}"), name))
            assert name.startswith(f"test_bad_input_{number:02}_")
