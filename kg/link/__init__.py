"""Links: which entity of a document is which record of the authority file, and which item elsewhere that record is.

Two levels stay apart. ``identify`` claims that a document's person is a record (basis, certainty, reason; withdrawn
without touching what is stated); the authority file and the ledger say what the record is called elsewhere.
"""
