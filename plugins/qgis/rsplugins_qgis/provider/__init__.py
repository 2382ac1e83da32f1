"""The Processing provider."""

from .provider import RsPluginsProvider

__all__ = ["RsPluginsProvider"]
