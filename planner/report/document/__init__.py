"""The document that a review panel reads: its parts, what feeds it, its chapters, its formats.

`parts` is what a document is made of, whatever it is written to; `material` what it is made from;
`chapters` turn material into parts; `html`, `docx`, `xlsx` and `pdf` write parts and know nothing
of runs and studies.
"""
