"""What the figures were measured on: they mean nothing without it."""

import os
import platform
import sys
import sysconfig

OPTIMISATIONS = ("--enable-optimizations", "--with-lto", "--enable-experimental-jit")


def description() -> str:
    """Interpreter with its build flags, system, processors and how busy they are."""
    built = sysconfig.get_config_var("CONFIG_ARGS") or ""
    flags = [flag for flag in OPTIMISATIONS if flag in built] or ["no optimisation flags"]
    busy = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    return (
        f"{platform.python_implementation()} {platform.python_version()} ({', '.join(flags)}; "
        f"{platform.python_compiler()}) on {sys.platform} {platform.machine()}, "
        f"{os.cpu_count()} processors, load {busy}"
    )


def doubt() -> str:
    """Why the ratios of this run would mean little; empty on a quiet machine."""
    if os.getloadavg()[0] < (os.cpu_count() or 1) / 2:
        return ""
    return "Others keep the processors busy: what runs in many processes looks better than it is, ours looks worse."
