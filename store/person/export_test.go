package person

// ListQuery is the statement of a list, for tests that ask PostgreSQL how it would run it.
var ListQuery = listQuery
