package setup

import (
	"context"
	"sync"

	"omniservicos/store/pdv/keys"
	"omniservicos/views/pdv/part"
	view "omniservicos/views/pdv/setup"
	"omniservicos/web"
)

// WithKeys lets every view of the till print the account's own keys.
func WithKeys(c *web.Context, ctx context.Context) context.Context {
	return part.WithKeys(ctx, sync.OnceValue(func() keys.Map {
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
	return c.Page("Teclas do caixa", view.Keys(view.KeysFormOf(keys)))
}

func saveKeys(c *web.Context) error {
	var f view.KeysForm
	if !c.Read(&f) {
		return c.Invalid("Teclas do caixa", view.Keys(&f))
	}
	if err := keys.Save(c.Tx, f.Keys); err != nil {
		return err
	}
	return c.Done("/pdv/teclas", "Teclas salvas.")
}
