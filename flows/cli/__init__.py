"""The `danchieu` command, one module a group of commands."""
