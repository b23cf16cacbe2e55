"""What operators do to read models: build them anew, compare, switch, roll back, and see how they stand."""
