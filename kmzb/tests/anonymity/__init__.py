"""No address anywhere: real requests from many addresses, then a search of everything that the service keeps."""
