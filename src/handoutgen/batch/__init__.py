"""Many handouts at once: what is stale and why, printing it, and keeping account of it."""
