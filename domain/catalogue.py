"""Every event of the room by its topic: the index of what the journal can hold."""

from domain.account.events import EVENTS as ACCOUNT
from domain.audit.events import EVENTS as AUDIT
from domain.event import Event
from domain.hand.events import EVENTS as HAND
from domain.signal.events import EVENTS as SIGNAL
from domain.table.events import EVENTS as TABLE
from domain.template.events import EVENTS as TEMPLATE

EVENTS: dict[str, type[Event]] = {event.TOPIC: event for event in (*ACCOUNT, *TEMPLATE, *TABLE, *HAND, *AUDIT, *SIGNAL)}
