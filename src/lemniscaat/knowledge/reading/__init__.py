"""Reading what stands in a file: of which kind it is, its pages, its text.

Files come from anybody's computer, so they are read in a process apart (`apart` starts it, `child` is it)
that has no database, opens no connection, writes nothing, and is ended when it takes too much. Nothing here
knows Django.
"""
