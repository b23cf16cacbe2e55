-- Forgets where projections stand still and what they pass over.

DROP SCHEMA IF EXISTS projections CASCADE;
