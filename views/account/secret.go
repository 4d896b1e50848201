package account

import "strings"

// inFours breaks a secret into groups that a person can copy.
func inFours(s string) string {
	var groups []string
	for len(s) > 4 {
		groups, s = append(groups, s[:4]), s[4:]
	}
	return strings.Join(append(groups, s), " ")
}
