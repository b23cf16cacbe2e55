"""One canonical example of every event: what the golden samples hold, and what a newcomer reads first."""

from domain.account import events as account
from domain.audit import events as audit
from domain.event import Event
from domain.signal import events as signal
from domain.template import events as template
from tests.adapters.postgres.hand_samples import HAND_SAMPLES
from tests.adapters.postgres.names import ANN, BOB, HAND, TABLE, TEMPLATE
from tests.adapters.postgres.table_samples import TABLE_SAMPLES
from tests.adapters.postgres.template_samples import ADDED, CHANGED

SAMPLES: tuple[Event, ...] = (
    account.AccountOpened(name="Ann ♠", origin="telegram"),
    account.ChipsGranted(amount=10_000, reason="welcome", day="2026-01-31"),
    account.ChipsEscrowed(amount=2_000, table=TABLE),
    account.ChipsReturned(amount=2_350, table=TABLE),
    account.TraceLeft(of="address", tag="9f" * 16, day="2026-01-31"),
    *TABLE_SAMPLES,
    *HAND_SAMPLES,
    ADDED,
    CHANGED,
    template.TemplateRetired(),
    template.TemplateListed(template=TEMPLATE),
    audit.HandAudited(hand=HAND, auditor="operator", findings=("The root does not match the deck.",)),
    audit.CardsOpened(hand=HAND, auditor="operator", seats=(0, 3), purpose="replay"),
    audit.DataAccessGranted(role="anna", identities=True, operator="operator"),
    audit.DataAccessRevoked(role="anna", operator="operator"),
    signal.SignalSeen("chip_dumping", (ANN, BOB), 4.75, "operator", ""),
    signal.SignalDismissed("same_address", (ANN, BOB), 3.5, "operator", "They are a couple ♥"),
    signal.SignalConfirmed("soft_play", (ANN, BOB), 12.0, "operator", "They say so."),
    signal.SignalReopened("soft_play", (ANN, BOB), 12.0, "operator", "It was another pair."),
)
