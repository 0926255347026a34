"""The version of the tool, passed in wherever it is published."""

VERSION = "0.1.0"
