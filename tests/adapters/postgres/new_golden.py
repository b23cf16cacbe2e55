"""Writes golden samples that are missing, and never touches one: `python -m tests.adapters.postgres.new_golden`."""

from adapters.postgres.mapper import RecordedMapper
from tests.adapters.postgres.samples import SAMPLES
from tests.adapters.postgres.test_golden import file_of, recorded

if __name__ == "__main__":
    for sample in SAMPLES:
        path = file_of(sample.TOPIC, sample.class_version)
        if not path.exists():
            path.write_bytes(RecordedMapper().state(recorded(sample)) + b"\n")
