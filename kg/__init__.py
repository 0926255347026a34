"""Protokol: translated archival documents as linked data, every fact with the words it rests on."""
