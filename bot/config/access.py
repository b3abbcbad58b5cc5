"""How to reach Discord, from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.config.faults import ConfigFault, ConfigFaults

DISCORD_API = "https://discord.com/api/v10"


@dataclass(frozen=True, slots=True)
class Access:
    """How to reach Discord. The token is kept out of every repr."""

    token: str = field(repr=False)
    api_url: str = DISCORD_API

    @property
    def is_discord(self) -> bool:
        """Tell Discord itself from a stand-in for it."""
        return self.api_url == DISCORD_API


def access(environ: Mapping[str, str]) -> Access:
    """Read the token and the API's address from the environment; raises ConfigFaults."""
    faults = []
    token = environ.get("DISCORD_TOKEN", "").strip()
    if not token:
        remedy = "Put the token of your bot there; docs/discord.md shows where to find it"
        faults.append(ConfigFault("environment", 0, "DISCORD_TOKEN", "it is not set", remedy))
    api_url = environ.get("DISCORD_API_URL", "").strip().rstrip("/") or DISCORD_API
    if reason := _unfit_url(api_url):
        remedy = f"Leave it unset for Discord's own, which is {DISCORD_API}"
        faults.append(ConfigFault("environment", 0, "DISCORD_API_URL", reason, remedy))
    if faults:
        raise ConfigFaults(faults)
    return Access(token, api_url)


def _unfit_url(url: str) -> str:
    """Say what is wrong with an address, or nothing."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "this is no address"
    if parts.scheme not in ("https", "http") or not host:
        return 'it must begin with "https://" and name a host'
    if parts.username or parts.password or parts.query or parts.fragment:
        return "it must hold nothing but a host, a port and a path"
    if parts.scheme == "http" and not _is_loopback(host):
        return 'the token would travel unprotected: "http://" is for this machine only'
    return ""


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
