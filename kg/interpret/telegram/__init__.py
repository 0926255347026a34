"""Telegrams, plain or ciphered, and cables."""

from kg.interpret.telegram.genre import GENRE

__all__ = ["GENRE"]
