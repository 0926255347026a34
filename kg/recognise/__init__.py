"""Recognition: who, what, when and where is mentioned; source lines read by parts. Text only, no graph."""
