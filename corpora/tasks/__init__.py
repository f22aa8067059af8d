"""Papers with task tables and assignment sentences, written for danchieu, and what each of them assigns.

`paper.py` reads them; `as_html.py`, `as_word.py`, `as_pdf.py` and `as_text.py` make the files.
"""
