"""The policy that a meeting file is under, and the versions that its decisions were made under."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from matchtafel.exchange.policies import content_of, policy_from, standard_policy
from matchtafel.exchange.toml_file import FileRefused
from matchtafel.matching.policy import Policy
from matchtafel.models import PolicyVersion

from .refused import Refused


def policy_in_force(session: Session) -> Policy:
    """The newest policy that the file holds, else the one that the program starts with.

    A newer program brings no other rules into a file that has its own.
    """
    newest = session.scalar(select(PolicyVersion).order_by(PolicyVersion.id.desc()).limit(1))
    if newest is None:
        return standard_policy()
    try:
        return policy_from(newest.content)
    except FileRefused:  # kept by a program from before policies were files
        return standard_policy()


def ensure_policy(
    session: Session, policy: Policy, owner_id: int, *, by: str, now: datetime
) -> PolicyVersion:
    """The policy's own row, added when it is first used.

    Raises Refused where the file holds other rules under the same name and version.
    """
    found = session.scalar(
        select(PolicyVersion).where(
            PolicyVersion.name == policy.name, PolicyVersion.version == policy.version
        )
    )
    if found is not None:
        if found.content != content_of(policy):
            raise Refused(
                f"Beleid {policy.label} staat al met andere regels in dit bestand. "
                "Geef het veranderde beleid een ander versienummer."
            )
        return found
    made = PolicyVersion(
        owner_id=owner_id,
        recorded_at=now,
        recorded_by=by,
        name=policy.name,
        version=policy.version,
        content=content_of(policy),
    )
    session.add(made)
    session.flush()
    return made
