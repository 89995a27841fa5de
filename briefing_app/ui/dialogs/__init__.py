"""Dialogs that say something: about the program, what the doctor found, a bug of ours."""
