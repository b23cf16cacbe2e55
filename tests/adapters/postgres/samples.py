"""One canonical example of every event: what the golden samples hold, and what a newcomer reads first."""

from domain.account import events as account
from domain.audit import events as audit
from domain.event import Event
from domain.template import events as template
from tests.adapters.postgres.hand_samples import HAND_SAMPLES
from tests.adapters.postgres.names import HAND, TABLE, TEMPLATE
from tests.adapters.postgres.table_samples import TABLE_SAMPLES
from tests.adapters.postgres.template_samples import ADDED, CHANGED

SAMPLES: tuple[Event, ...] = (
    account.AccountOpened(name="Ann ♠", origin="telegram"),
    account.ChipsGranted(amount=10_000, reason="welcome", day="2026-01-31"),
    account.ChipsEscrowed(amount=2_000, table=TABLE),
    account.ChipsReturned(amount=2_350, table=TABLE),
    *TABLE_SAMPLES,
    *HAND_SAMPLES,
    ADDED,
    CHANGED,
    template.TemplateRetired(),
    template.TemplateListed(template=TEMPLATE),
    audit.HandAudited(hand=HAND, auditor="operator", findings=("The root does not match the deck.",)),
)
