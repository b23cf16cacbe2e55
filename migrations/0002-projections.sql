-- What operators decide about events that cannot be projected: where a projection stands still, what it passes over.

CREATE SCHEMA IF NOT EXISTS projections;

-- The event at which a schema of a projection stands still; gone as soon as it goes on.
CREATE TABLE IF NOT EXISTS projections.stops (
    schema_name text PRIMARY KEY,
    projection text NOT NULL,
    version integer NOT NULL,
    position bigint NOT NULL,
    event text NOT NULL,
    complaint text NOT NULL,
    since timestamptz NOT NULL DEFAULT now()
);

-- The events that one version of a projection never gets, in following and in rebuilding alike.
CREATE TABLE IF NOT EXISTS projections.skips (
    projection text NOT NULL,
    version integer NOT NULL,
    position bigint NOT NULL,
    event text NOT NULL,
    complaint text NOT NULL,
    reason text NOT NULL,
    who text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (projection, version, position)
);
