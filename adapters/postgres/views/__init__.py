"""The views of the analysts' door: their columns are a contract, their queries map today's read models to it."""
