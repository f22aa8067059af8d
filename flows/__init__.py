"""Prefect flows, schedules and the `danchieu` command."""
