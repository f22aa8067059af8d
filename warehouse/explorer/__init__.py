"""The explorer: web pages on the published warehouse, for people who would rather look than read tables.

It reads and never writes the published file.  Each page is made from the SQL files in `sql/`, and shows them.
`app.create_app` gives the application, `settings.Settings` what an operator may choose.
"""
