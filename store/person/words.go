package person

import (
	"regexp"
	"strings"

	"omniservicos/store/words"
)

// lastLetter sorts after whatever a word goes on with: a range over words serves prefixes, which LIKE cannot do under
// row security (house.md §2).
const lastLetter = "\U0010FFFF"

// maxWords bounds what one search may cost.
const maxWords = 8

// words are what a person is found by: name, trade name, e-mail, tax id and phones, bare; and the whole name behind a
// sign that no word has, so that people of the same name are found by one key.
func (p Person) words() []string {
	if p.MergedInto != 0 {
		return nil // found as who stayed
	}
	list := append(words.Of(p.Name+" "+p.TradeName+" "+p.Email), wholeName(p.Name))
	if p.TaxID != "" {
		list = append(list, words.Fold(p.TaxID.Bare()))
	}
	for _, phone := range p.Phones {
		list = append(list, endings(phone.Digits)...)
	}
	for _, c := range p.Contacts {
		list = append(list, words.Of(c.Name+" "+c.Email)...)
		if c.Phone != "" {
			list = append(list, endings(c.Phone)...)
		}
	}
	return unique(list)
}

// shortestEnding is how many digits of a telephone a search takes at least where they do not begin it.
const shortestEnding = 4

// endings are a number and what is left of it after each of its digits: whatever part of it somebody remembers is the
// beginning of one of them.
func endings(digits string) (list []string) {
	for i := 0; i == 0 || len(digits)-i >= shortestEnding; i++ {
		list = append(list, digits[i:])
	}
	return list
}

// wholeName is the name as one word, for "parece que já existe".
func wholeName(name string) string {
	const longest = 120
	folded := []rune(words.Key(name))
	return "=" + string(folded[:min(len(folded), longest)])
}

// What people paste masked: numbers alone, and a CNPJ with letters, perhaps cut short.
var (
	numberShape = regexp.MustCompile(`^[\d\s().+/-]*\d[\d\s().+/-]*$`)
	cnpjShape   = regexp.MustCompile(`(?i)^[0-9a-z]{2}\.[0-9a-z]{1,3}(\.[0-9a-z]{0,3}(/[0-9a-z]{0,4}(-\d{0,2})?)?)?$`)
)

// queryWords are the beginnings of words that a search asks for. A masked CPF, CNPJ or telephone is one word.
func queryWords(q string) []string {
	q = strings.TrimSpace(q)
	if numberShape.MatchString(q) {
		return []string{words.Digits(strings.TrimPrefix(q, "+55"))}
	}
	var list []string
	for _, part := range strings.Fields(q) {
		switch {
		case numberShape.MatchString(part):
			list = append(list, words.Digits(part))
		case cnpjShape.MatchString(part):
			list = append(list, strings.Join(words.Of(part), ""))
		default:
			list = append(list, words.Query(part)...)
		}
	}
	list = unique(list)
	return list[:min(len(list), maxWords)]
}

func unique[T comparable](list []T) (once []T) {
	seen := map[T]bool{}
	for _, s := range list {
		if !seen[s] {
			seen[s], once = true, append(once, s)
		}
	}
	return once
}
