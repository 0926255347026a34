"""What telegrams, letters, from-to memoranda and petitions share: addresses, datelines, closings, lists of
copies, titles."""
