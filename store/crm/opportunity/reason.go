package opportunity

import (
	"strings"

	"omniservicos/store/fault"
)

// Reason is why opportunities are lost: each account keeps its own list.
type Reason struct {
	ID   int64  `db:"id"`
	Name string `db:"name"`
}

const mostReasons = 40

func checkReasons(list []Reason) error {
	if len(list) == 0 {
		return fault.Blame("reasons", "Deixe pelo menos um motivo: sem ele nada pode ser dado por perdido.")
	}
	if len(list) > mostReasons {
		return fault.Blame("reasons", "São no máximo 40 motivos.")
	}
	names := map[string]bool{}
	for _, r := range list {
		key := strings.ToLower(r.Name)
		if names[key] {
			return fault.Blame("reasons", "O motivo “"+r.Name+"” está duas vezes na lista.")
		}
		names[key] = true
	}
	return nil
}
