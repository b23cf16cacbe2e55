"""How many examples a property is tried on: a few in every run, many with HYPOTHESIS_PROFILE=long."""

import os

from hypothesis import HealthCheck, settings

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
TIMES = 20


def examples(count: int, steps: int = 50) -> settings:
    """Settings for a property with `count` examples in a normal run, of at most `steps` steps where it has any."""
    return settings(
        max_examples=count * TIMES if LONG else count,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
