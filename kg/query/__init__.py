"""Canned questions: one ``.rq`` file each, answered on any store."""
