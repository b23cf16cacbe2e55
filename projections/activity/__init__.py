"""What table_activity is made of: hands and seats, summed up by the hour, and how the sums are read."""
