"""The installer behind `ops/setup`: standard library only, because it runs before anything is installed."""
