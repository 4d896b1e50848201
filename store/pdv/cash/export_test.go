package cash

// Follows opens the rule of a Z's place to the tests of its tables.
func Follows(z Z, number int64, hash []byte) bool { return z.follows(number, hash) }
