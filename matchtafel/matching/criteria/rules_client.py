"""Rules about the client: consent, terms, readiness, age and pets."""

import numpy as np

from ..facts import CAREFUL, STANDARD_WEIGHT
from ..verdict import Degrees, applies, settled, where_known
from .pairing import Pairing


def consent(p: Pairing) -> Degrees:
    """Consent to sharing at the table, given on or before the day (AVG art. 6; domain.md §4.7).

    No date is no consent: the one fact whose absence is a "no".
    """
    return np.where(p.c("consent_date") <= p.on, 1.0, 0.0)


def profile_valid(p: Pairing) -> Degrees:
    """The profile is still valid on the day."""
    until = p.c("valid_until")
    return where_known(until >= p.on, until)


def urgency_valid(p: Pairing) -> Degrees:
    """The urgency is still valid on the day."""
    until = p.c("urgency_valid_until")
    return where_known(until >= p.on, until)


def available_in_time(p: Pairing) -> Degrees:
    """Days that the dwelling would wait for the client: 0 is best, `days` does not fit."""
    waits = p.c("ready_from") - p.v("available_from")
    return np.clip(1 - waits / p.limits["days"], 0, 1)


def age_label(p: Pairing) -> Degrees:
    """A dwelling labelled for an age; only the birth year is known, so two ages are possible."""
    low, high, born = p.v("min_age"), p.v("max_age"), p.c("birth_year")
    least = np.where(np.isnan(low), -np.inf, low)
    most = np.where(np.isnan(high), np.inf, high)
    older, younger = p.year - born, p.year - born - 1
    older_in = (least <= older) & (older <= most)
    younger_in = (least <= younger) & (younger <= most)
    any_age = np.isnan(born) & (least <= most)
    judged = settled(older_in | younger_in | any_age, ~(older_in & younger_in))
    return applies(~(np.isnan(low) & np.isnan(high)), judged)


def pets(p: Pairing) -> Degrees:
    """A pet that comes along, where the house allows it."""
    pet, allowed = p.c("has_pet"), p.v("pets_allowed")
    return settled(
        may_fit=(pet != 0) & (allowed != 0),
        may_fail=(pet != 0) & (allowed != 1),
        may_lapse=pet != 1,
    )


def support_reachable(p: Pairing) -> Degrees:
    """Support reachable day and night: asked for a careful match, welcome for any other."""
    reachable, weight = p.c("support_day_and_night"), p.c("match_weight")
    return settled(
        may_fit=reachable != 0,
        may_fail=(reachable != 1) & (weight != STANDARD_WEIGHT),
        may_lapse=(reachable != 1) & (weight != CAREFUL),
    )


def offers_refused(p: Pairing) -> Degrees:
    """Earlier offers refused: none fits, `many` or more fails, between is partly.

    Several schemes end an urgency after two (SUWR, Holland Rijnland; domain.md §2.4, §2.7).
    """
    refused = p.c("offers_refused")
    degree = np.where(refused <= 0, 1.0, np.where(refused >= p.limits["many"], 0.0, 0.5))
    return where_known(degree, refused)
