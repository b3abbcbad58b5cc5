"""Limits that Discord's OpenAPI document leaves out, as a table: one module a kind of body."""
