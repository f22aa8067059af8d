-- Tables, views and macros that a reader may ask, with what they mean.
SELECT name, kind, signature, meaning, example FROM warehouse_docs ORDER BY kind DESC, name
