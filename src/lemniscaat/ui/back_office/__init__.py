"""Rooms of Wagtail in which domain objects are kept: lists of one's own, and saves that are acts.

A room never shows a row that its policy's `rows` leaves out, and never writes by itself.
"""
