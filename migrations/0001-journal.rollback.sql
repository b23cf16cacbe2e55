-- Forgets every event that was ever stored.

DROP SCHEMA IF EXISTS journal CASCADE;
