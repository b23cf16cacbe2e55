-- The event store: the stored-event and tracking tables of the eventsourcing library.
-- COLLATE "C": stream ids are compared byte by byte, so no upgrade of a system's locale can break the key.

CREATE SCHEMA IF NOT EXISTS journal;

CREATE TABLE IF NOT EXISTS journal.stored_events (
    originator_id text COLLATE "C" NOT NULL,
    originator_version bigint NOT NULL,
    topic text NOT NULL,
    state bytea NOT NULL,
    notification_id bigserial NOT NULL,
    PRIMARY KEY (originator_id, originator_version)
) WITH (
    autovacuum_analyze_threshold = 1000,
    autovacuum_analyze_scale_factor = 0.01
);

CREATE UNIQUE INDEX IF NOT EXISTS stored_events_notification_id_idx
    ON journal.stored_events (notification_id);

CREATE TABLE IF NOT EXISTS journal.notification_tracking (
    application_name text COLLATE "C" NOT NULL,
    notification_id bigint NOT NULL,
    PRIMARY KEY (application_name)
);

-- The library's mark of a tracking table with one row for each follower.
INSERT INTO journal.notification_tracking (application_name, notification_id)
    VALUES ('__migration__', 1) ON CONFLICT DO NOTHING;
