package event

// PersonSaved is a person registered or changed.
type PersonSaved struct {
	PersonID int64
	New      bool
}

// PersonsMerged says that From is now Into: each module moves its own rows in the same transaction.
type PersonsMerged struct {
	From, Into int64
	Name       string // of who is no more
}

// MergeAsked says that somebody looks at what a merge would move: each module tells what it has of this person, in
// words ("vendas") and how many.
type MergeAsked struct {
	From int64
	Tell func(what string, n int64)
}
