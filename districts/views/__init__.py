"""Pages of residents: find the district officer, a beat, the directory of units. No session, no user, no cookie."""
