"""The policy that tests score under, read once from its file."""

from matchtafel.exchange.policies import standard_policy

STANDARD = standard_policy()
