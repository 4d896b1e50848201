package opportunity

import "omniservicos/store/words"

// lastLetter sorts after whatever a word goes on with.
const lastLetter = "\U0010FFFF"

// mostWords bounds what one search may cost.
const mostWords = 6

// words are the beginnings of words that the filter's text asks for.
func (f Filter) words() []string {
	list := words.Query(f.Query)
	return list[:min(len(list), mostWords)]
}

// search is the title as a search compares it: its words, each with a space before it.
func (o Opportunity) search() string {
	return " " + words.Key(o.Title)
}
