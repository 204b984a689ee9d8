"""What keeps a score from 100, in whole points that add up to the score that is shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..explain import Judgement
from ..rounding import hundredths

# Beyond this, remainders of a division differ only by the processor's own rounding.
_SURE_DECIMALS = 9


@dataclass(frozen=True)
class Loss:
    """What one criterion takes off a score. share: 0–1, exact; points: whole, 0–100."""

    share: float
    points: int


def losses(judged: Sequence[Judgement], score: float | None) -> dict[str, Loss]:
    """What each known preference that applies takes off the score, by criterion id.

    A criterion of weight w and degree d takes off w · (1 − d) / W, W being the weight of all
    of them: 1 − the sum of the shares is the weighted mean, and 100 − the sum of the points is
    `hundredths(score)`. Nothing known takes off nothing: the score is then 1.
    """
    counted = [j for j in judged if j.weight > 0 and j.degree is not None]
    whole = sum(j.weight for j in counted)
    shares = [j.weight * (1 - (j.degree or 0.0)) / whole for j in counted]
    total = 0 if score is None else 100 - hundredths(score)
    points = whole_points(shares, total)
    return {
        j.criterion.id: Loss(share, part)
        for j, share, part in zip(counted, shares, points, strict=True)
    }


def whole_points(shares: Sequence[float], total: int) -> list[int]:
    """Shares of 1 as whole hundredths that add up to `total`, by the largest remainders.

    None moves by a whole point or changes its sign; equal remainders go in the given order.
    """
    exact = [round(share * 100, _SURE_DECIMALS) for share in shares]
    points = [int(part // 1) for part in exact]
    if not points:
        return points
    each, left = divmod(total - sum(points), len(points))
    order = sorted(range(len(points)), key=lambda i: (points[i] - exact[i], i))
    for place, index in enumerate(order):
        points[index] += each + (place < left)
    return points
