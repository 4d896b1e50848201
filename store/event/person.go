package event

// PersonSaved is a person registered or changed.
type PersonSaved struct {
	PersonID int64
	New      bool
}

// PersonsMerged says that From is now Into: each module moves its own rows in the same transaction.
type PersonsMerged struct{ From, Into int64 }
