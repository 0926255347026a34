"""Scores on composed documents: random documents made of the forms real ones have, with the facts put into them.

They are our own documents with our own forms: the scores say how well the rules hold under variation, and are not
accuracy on real documents.
"""
