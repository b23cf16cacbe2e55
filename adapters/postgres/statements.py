"""The SQL of the stored-event table.

Whoever inserts holds one advisory lock until its commit, so ids become visible in the order in which they are
given: a reader that has seen an id has seen every lower one.
"""

COLUMNS = "originator_id, originator_version, topic, state, notification_id"

LOG = int.from_bytes(b"cardroom", "big")
_LOCK = f"lock AS MATERIALIZED (SELECT pg_advisory_xact_lock({LOG}))"

_KEPT = """(SELECT 1 FROM journal.stored_events AS e
                   WHERE e.originator_id = p.stream AND e.originator_version = p.version)"""

_INSERT = "INSERT INTO journal.stored_events (originator_id, originator_version, topic, state)"

APPEND = f"""
WITH {_LOCK}
{_INSERT}
SELECT event.* FROM lock, unnest($1::text[], $2::bigint[], $3::text[], $4::bytea[]) AS event
RETURNING notification_id"""
"""Store events, given as columns: streams, versions, topics, states. A taken version is a unique violation."""

APPEND_AFTER = f"""
WITH {_LOCK},
missing AS MATERIALIZED (
    SELECT count(*) AS number FROM unnest($5::text[], $6::bigint[]) AS p (stream, version) WHERE {_KEPT} IS NULL)
{_INSERT}
SELECT event.* FROM lock, missing, unnest($1::text[], $2::bigint[], $3::text[], $4::bytea[]) AS event
WHERE missing.number = 0
RETURNING notification_id"""
"""The same, but nothing is stored where one of the events named by $5 and $6 is missing."""

STORED = f"""
SELECT {COLUMNS} FROM unnest($1::text[], $2::bigint[]) AS p (stream, version)
CROSS JOIN LATERAL (
    SELECT * FROM journal.stored_events AS e
    WHERE e.originator_id = p.stream AND e.originator_version = p.version OFFSET 0) AS kept"""
"""What stands at these versions of these streams."""

LOAD = f"""
SELECT {COLUMNS} FROM journal.stored_events
WHERE originator_id = $1 AND originator_version > $2 ORDER BY originator_version"""

READ = f"""
SELECT {COLUMNS} FROM journal.stored_events
WHERE notification_id > $1 ORDER BY notification_id LIMIT $2"""

NEWS = """
SELECT originator_id, max(originator_version), max(notification_id) FROM (
    SELECT originator_id, originator_version, notification_id FROM journal.stored_events
    WHERE notification_id > $1 ORDER BY notification_id LIMIT $2) AS page
GROUP BY originator_id"""
"""How far a page of the log moves its streams, and at which positions."""

END = "SELECT coalesce(max(notification_id), 0) FROM journal.stored_events"
