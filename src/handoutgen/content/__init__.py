"""What we know: records, catalogs, languages, facilities, and the library that holds them."""
