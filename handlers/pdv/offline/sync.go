package offline

import (
	"encoding/json"

	"omniservicos/store/fault"
	"omniservicos/store/pdv/offline"
	"omniservicos/web"
)

// mostDocuments is a batch; mostBytes bounds it (500 lines a document, 100 documents).
const (
	mostDocuments = 100
	mostBytes     = 12 << 20
)

// synchronise takes in what a terminal sold on its own. It runs before the request's own transaction, which only answers:
// each document has one of its own.
func synchronise(c *web.Context) (web.Handler, error) {
	var batch struct {
		Terminal  int64             `json:"terminal,string"`
		Documents []json.RawMessage `json:"documents"`
	}
	if err := readJSON(c, &batch); err != nil {
		return nil, err
	}
	if len(batch.Documents) > mostDocuments {
		return nil, fault.Refuse("Envie no máximo 100 vendas de cada vez.")
	}
	verdicts, err := offline.TakeIn(c.Ctx(), c.DB(), c.Me.AccountID, c.Actor(), batch.Terminal, batch.Documents)
	if err != nil {
		return nil, err
	}
	return func(c *web.Context) error { return c.JSON(200, map[string]any{"verdicts": verdicts}) }, nil
}

func readJSON(c *web.Context, into any) error {
	body, err := c.Body(mostBytes)
	if err != nil || json.Unmarshal(body, into) != nil {
		return fault.Refuse("O que foi enviado não pôde ser lido: recarregue a página do caixa.")
	}
	return nil
}

// enrolTerminal lets this browser sell at the till without us.
func enrolTerminal(c *web.Context) error {
	var asked struct {
		Till   int64  `json:"till,string"`
		Client string `json:"client"`
	}
	if err := readJSON(c, &asked); err != nil {
		return err
	}
	t, err := offline.Enrol(c.Tx, asked.Till, asked.Client)
	if err != nil {
		return err
	}
	return c.JSON(200, map[string]any{"terminal": idText(t.ID), "number": t.Number, "epoch": t.Epoch})
}
