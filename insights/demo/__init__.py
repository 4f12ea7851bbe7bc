"""The demo region: real names of places of the Łódź region, everything else made up. The same seed gives the same demo.

Areas are computed and marked as made up; officers, streets' lines and reports are invented. Never loaded where
`settings.DEMO` is off.
"""
