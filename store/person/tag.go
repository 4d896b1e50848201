package person

import (
	"slices"

	"omniservicos/store/fault"
	"omniservicos/store/words"
)

// Tag is a word that an account sorts its people and opportunities by. One name is one tag, however it is written.
type Tag struct {
	ID       int64  `db:"id"`
	Name     string `db:"name"`
	Colour   int    `db:"colour"` // 1 to Colours
	Archived bool   `db:"archived"`
}

// Colours is how many colours tags have; the pages know them as hues.
const Colours = 6

const (
	longestTag = 30
	mostTags   = 200
)

func (t Tag) tidy() Tag {
	t.Name = words.OneLine(t.Name)
	return t
}

func (t Tag) check() error {
	switch {
	case words.Key(t.Name) == "":
		return fault.Blame("name", "Escreva o marcador com letras ou números.")
	case len([]rune(t.Name)) > longestTag:
		return fault.Blame("name", "O marcador “"+t.Name+"” passa de 30 letras.")
	case t.Colour < 1 || t.Colour > Colours:
		return fault.Blame("colour", "Escolha a cor da lista.")
	}
	return nil
}

// Named finds a tag of the list by its name, however it is written.
func Named(list []Tag, name string) (Tag, bool) {
	i := slices.IndexFunc(list, func(t Tag) bool { return words.Key(t.Name) == words.Key(name) })
	if i < 0 {
		return Tag{}, false
	}
	return list[i], true
}

// Among are those of the list that these ids name.
func Among(list []Tag, ids []int64) (found []Tag) {
	for _, t := range list {
		if slices.Contains(ids, t.ID) {
			found = append(found, t)
		}
	}
	return found
}

// Beyond are those of the list that these ids do not name.
func Beyond(list []Tag, ids []int64) (others []int64) {
	for _, t := range list {
		if !slices.Contains(ids, t.ID) {
			others = append(others, t.ID)
		}
	}
	return others
}

// TagNames are the tags in words.
func TagNames(list []Tag) (names []string) {
	for _, t := range list {
		names = append(names, t.Name)
	}
	return names
}
