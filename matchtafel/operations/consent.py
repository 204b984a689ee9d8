"""Whether a client agrees to sharing: what the profiles say, and statements made since."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from matchtafel.matching.dutch import long_date
from matchtafel.models import Client, Consent, ConsentScope

from .refused import Refused

NO_CONSENT = "Deze cliënt gaf geen toestemming om gegevens te delen. Toewijzen kan dan nooit."


def consent_of(client: Client, on: date, scope: ConsentScope = ConsentScope.TABLE) -> date | None:
    """The day of the consent that counts on this day; None where there is none.

    A withdrawal counts from the moment it is recorded, at meetings of an earlier day too. Only
    a consent of a later day undoes it: not the same date, handed in again. The client's
    versions and consents must have been loaded.
    """
    return max((day for day in _given(client, scope) if day <= on), default=None)


def _given(client: Client, scope: ConsentScope) -> list[date]:
    """The days of consent that no withdrawal took back."""
    said = [each for each in client.consents if each.scope is scope]
    withdrawal = _withdrawal(client, scope)
    days = [each.stated_on for each in said if withdrawal is None or each.id > withdrawal.id]
    # A profile's consent is for the table alone (formats.md §1.2).
    if scope is ConsentScope.TABLE and client.versions:
        day = client.profile.consent_date
        if day is not None and (withdrawal is None or _is_newer(client, day, withdrawal)):
            days.append(day)
    return days


def _withdrawal(client: Client, scope: ConsentScope) -> Consent | None:
    """The last time that the client took consent back."""
    said = [each for each in client.consents if each.scope is scope and not each.given]
    return said[-1] if said else None


def _is_newer(client: Client, day: date, withdrawal: Consent) -> bool:
    """Whether a profile's consent was given after the withdrawal, and was not known by then."""
    before = {v.consent_date for v in client.versions if v.recorded_at <= withdrawal.recorded_at}
    return day > withdrawal.stated_on and day not in before


def withdrawal_in_force(client: Client) -> Consent | None:
    """The withdrawal after which the client gave no consent for the table; None without one."""
    given = _given(client, ConsentScope.TABLE)
    return None if given else _withdrawal(client, ConsentScope.TABLE)


def require_consent(session: Session, client_id: int, on: date) -> None:
    """Raises Refused where the client does not agree to be at the table on this day."""
    if consent_of(client_with_consent(session, client_id), on) is None:
        raise Refused(NO_CONSENT)


def client_with_consent(session: Session, client_id: int) -> Client:
    """A client as the file has it now, with what consent_of needs."""
    return session.scalars(
        select(Client)
        .where(Client.id == client_id)
        .options(selectinload(Client.versions), selectinload(Client.consents))
        .execution_options(populate_existing=True)
    ).one()


def withdraw_consent(
    session: Session,
    client_id: int,
    *,
    on: date,
    scope: ConsentScope = ConsentScope.TABLE,
    by: str,
    now: datetime,
) -> Consent:
    """The client takes consent back: no table sees the profile from now on.

    A dwelling that the client has been given stays given, and what was decided stays in the
    record. Raises Refused where there is nothing to take back.
    """
    client = client_with_consent(session, client_id)
    if not _given(client, scope):
        raise Refused(
            f"Voor {client.profile_number} staat geen toestemming. Er valt niets in te trekken."
        )
    return _state(session, client, given=False, on=on, scope=scope, by=by, now=now)


def give_consent(
    session: Session,
    client_id: int,
    *,
    on: date,
    scope: ConsentScope = ConsentScope.TABLE,
    by: str,
    now: datetime,
) -> Consent:
    """The client agrees, at first or again. Raises Refused for a day before a withdrawal."""
    client = client_with_consent(session, client_id)
    withdrawal = _withdrawal(client, scope)
    if withdrawal is not None and on < withdrawal.stated_on:
        raise Refused(
            f"De cliënt trok de toestemming in op {long_date(withdrawal.stated_on)}. "
            "Een toestemming van daarvóór telt niet meer."
        )
    return _state(session, client, given=True, on=on, scope=scope, by=by, now=now)


def _state(
    session: Session,
    client: Client,
    *,
    given: bool,
    on: date,
    scope: ConsentScope,
    by: str,
    now: datetime,
) -> Consent:
    if client.erased_at is not None:
        raise Refused("De gegevens van deze cliënt zijn gewist. Lees het profiel opnieuw in.")
    if on > now.date():
        raise Refused("Deze datum komt nog. Kies de dag waarop de cliënt dit heeft gezegd.")
    row = Consent(
        owner_id=client.owner_id,
        # A clock that was set back makes nothing that is known already newer than this.
        recorded_at=max([now, *(version.recorded_at for version in client.versions)]),
        recorded_by=by,
        client_id=client.id,
        scope=scope,
        given=given,
        stated_on=on,
    )
    session.add(row)
    session.flush()
    return row
