"""The settings: config.yaml, and what comes from the environment."""

from bot.config.access import DISCORD_API, Access, access
from bot.config.faults import ConfigFault, ConfigFaults
from bot.config.reading import ROOT, load, parse
from bot.config.settings import Config, Group, Points, Quiz, Rate, Scheduled

__all__ = [
    "DISCORD_API",
    "ROOT",
    "Access",
    "Config",
    "ConfigFault",
    "ConfigFaults",
    "Group",
    "Points",
    "Quiz",
    "Rate",
    "Scheduled",
    "access",
    "load",
    "parse",
]
