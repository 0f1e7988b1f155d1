"""Pictures made at build time. Pure; part of render (level 2)."""
