"""The benchmarks behind `ops/bench`: ratios within one run, honestly reached or not."""
