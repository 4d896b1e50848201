// Package doctor examines whether all that an account holds adds up: every balance is the sum of its movements, every
// sale has left its traces, nothing hangs in the air.
package doctor

// Report is what an examination found.
type Report struct {
	OK       bool      `json:"ok"`
	Accounts []Account `json:"accounts"`
	Warnings []string  `json:"warnings"` // what is unsafe, but not wrong
}

// Account is one account's part; without problems it is well.
type Account struct {
	Account  string   `json:"account"` // its slug
	Problems []string `json:"problems"`
}

// add takes an account in; one that has problems makes the whole unwell.
func (r *Report) add(a Account) {
	r.Accounts = append(r.Accounts, a)
	r.OK = r.OK && len(a.Problems) == 0
}
