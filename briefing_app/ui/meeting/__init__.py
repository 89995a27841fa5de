"""The meeting: the whole screen answers one question, what is our number on this?"""
