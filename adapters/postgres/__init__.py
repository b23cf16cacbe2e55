"""PostgreSQL: the journal, its server in a folder, its schema, and the projections' tables."""
