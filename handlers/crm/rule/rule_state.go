package rule

import (
	"strconv"

	"omniservicos/store/crm/rule"
	views "omniservicos/views/crm/rule"
	"omniservicos/views/ui"
	"omniservicos/web"
)

func pause(c *web.Context) error { return become(c, rule.Paused, "pausada") }
func resume(c *web.Context) error {
	return become(c, rule.Active, "ligada: vale para o que acontecer de agora em diante")
}

func archive(c *web.Context) error {
	r, err := rule.SetState(c.Tx, c.ID("id"), rule.Archived)
	if err != nil {
		return err
	}
	return c.Done(views.ListPath, "Automação “"+r.Name+"” arquivada.")
}

func become(c *web.Context, state, word string) error {
	r, err := rule.SetState(c.Tx, c.ID("id"), state)
	if err != nil {
		return err
	}
	return c.Done(views.Path(r.ID), "Automação “"+r.Name+"” "+word+".")
}

// lookNow brings the next look forward; the clock does the work.
func lookNow(c *web.Context) error {
	if err := rule.LookNow(c.Tx); err != nil {
		return err
	}
	return c.Done(views.ListPath, "As automações estão sendo verificadas agora: o que dispararem aparece em instantes.")
}

func undoRule(c *web.Context) error {
	u, err := rule.UndoRule(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Done(views.Path(c.ID("id")), told(u))
}

func undoFiring(c *web.Context) error {
	u, err := rule.UndoFiring(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Done(views.ListPath+"/disparos/"+strconv.FormatInt(c.ID("id"), 10), told(u))
}

// told says what came of an undoing, in figures; why something stayed is beside it, in the log.
func told(u rule.Undone) string {
	s := "Desfeito: " + ui.Counted(u.Effects, "ação", "ações") + " de " + ui.Counted(u.Firings, "disparo", "disparos") + "."
	if len(u.Kept) > 0 {
		s += " " + ui.Counted(len(u.Kept), "ação não pôde ser desfeita", "ações não puderam ser desfeitas") + ": " + u.Kept[0]
	}
	if u.More {
		s += " Há mais: desfaça de novo para continuar."
	}
	return s
}
