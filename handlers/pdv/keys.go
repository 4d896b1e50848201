package pdv

import (
	"context"
	"sync"

	"omniservicos/store/pdv/keys"
	views "omniservicos/views/pdv"
	"omniservicos/web"
)

// withKeys lets every view of the till print the account's own keys.
func withKeys(c *web.Context, ctx context.Context) context.Context {
	return views.WithKeys(ctx, sync.OnceValue(func() keys.Map {
		kept, err := keys.Find(c.Tx)
		if err != nil {
			return keys.Read("")
		}
		return kept
	}))
}

func showKeys(c *web.Context) error {
	keys, err := keys.Find(c.Tx)
	if err != nil {
		return err
	}
	return c.Page("Teclas do caixa", views.Keys(views.KeysFormOf(keys)))
}

func saveKeys(c *web.Context) error {
	var f views.KeysForm
	if !c.Read(&f) {
		return c.Invalid("Teclas do caixa", views.Keys(&f))
	}
	if err := keys.Save(c.Tx, f.Keys); err != nil {
		return err
	}
	return c.Done("/pdv/teclas", "Teclas salvas.")
}
