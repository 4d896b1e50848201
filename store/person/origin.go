package person

import (
	"slices"
	"strings"

	"omniservicos/store/fault"
	"omniservicos/store/words"
)

// Origin is where people and opportunities come from. Rows carry the key, which never changes; the name is the account's.
type Origin struct {
	Key      string `db:"key"`
	Name     string `db:"name"`
	Archived bool   `db:"archived"`
}

// FirstOrigins are what an account begins with.
var FirstOrigins = []Origin{
	{Key: "loja", Name: "Loja"}, {Key: "indicacao", Name: "Indicação"}, {Key: "whatsapp", Name: "WhatsApp"}, {Key: "telefone", Name: "Telefone"},
	{Key: "instagram", Name: "Instagram"}, {Key: "site", Name: "Site"}, {Key: "recompra", Name: "Cliente antigo"}, {Key: "outra", Name: "Outra"},
}

const mostOrigins = 60

// originKey is what rows carry of a new origin.
func originKey(name string) string { return strings.Join(words.Of(name), "-") }

// OriginName is an origin as people read it: the list's, and the key itself where the list does not have it.
func OriginName(list []Origin, key string) string {
	for _, o := range list {
		if o.Key == key {
			return o.Name
		}
	}
	return key
}

// InUse are the origins that are offered.
func InUse(list []Origin) (offered []Origin) {
	return slices.DeleteFunc(slices.Clone(list), func(o Origin) bool { return o.Archived })
}

// originNamed finds an origin by its key or by its name, however that is written.
func originNamed(list []Origin, name string) (key string, found bool) {
	for _, o := range list {
		if o.Key == name || originKey(o.Name) == originKey(name) {
			return o.Key, true
		}
	}
	return "", false
}

func checkOrigins(list []Origin) error {
	if len(list) > mostOrigins {
		return fault.Blame("origins", "São no máximo 60 origens.")
	}
	seen := map[string]bool{}
	for _, o := range list {
		key := originKey(o.Name)
		switch {
		case key == "":
			return fault.Blame("origins", "Escreva a origem “"+o.Name+"” com letras ou números.")
		case seen[key]:
			return fault.Blame("origins", "A origem “"+o.Name+"” está duas vezes na lista.")
		}
		seen[key] = true
	}
	return nil
}
