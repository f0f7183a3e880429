"""Answers become something people read: the command line, exports, evidence side by side.

Only this stage prints: answers to standard output, everything else to standard error.
"""
