package event

// AccountCreated is a business that begins: each module lays its first stones (depot, safe, bank, till).
type AccountCreated struct {
	BranchID   int64
	BranchName string
}

// BranchCreated is one more shop of the account.
type BranchCreated struct {
	BranchID   int64
	BranchName string
}
