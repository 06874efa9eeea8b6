"""What a bench was measured on."""

import os
import platform
from pathlib import Path
from typing import Any

from planner.pool import usable_cores


def machine() -> dict[str, Any]:
    """Processor, cores that this process may use, memory in GiB (None if not told) and system."""
    return {
        "processor": _processor(),
        "cores": usable_cores(),
        "memory_gib": _memory_gib(),
        "system": platform.platform(),
    }


def _processor() -> str:
    """Model of the processor as the system names it."""
    told = Path("/proc/cpuinfo")
    if told.is_file():
        for line in told.read_text(encoding="utf-8", errors="replace").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()


def _memory_gib() -> float | None:
    if "SC_PHYS_PAGES" not in getattr(os, "sysconf_names", {}):
        return None
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
