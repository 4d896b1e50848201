package account

import (
	"strconv"

	"omniservicos/store/account"
	view "omniservicos/views/account"
	"omniservicos/web"
)

func showMember(c *web.Context) error {
	m, err := account.Managed(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return answerMember(c, m, nil)
}

func answerMember(c *web.Context, m account.Member, refused *view.RightsForm) error {
	branches, err := account.Branches(c.Tx)
	if err != nil {
		return err
	}
	v := view.MemberView{Member: m, Rights: view.RightsOf(m), Branches: branches, Self: m.IdentityID == c.Me.IdentityID}
	if refused == nil {
		return c.Page(m.Name, view.Member(v))
	}
	v.Rights = refused
	return c.Invalid(m.Name, view.Member(v))
}

func saveRights(c *web.Context) error {
	m, err := account.Managed(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &view.RightsForm{}
	if !c.Read(f) {
		return answerMember(c, m, f)
	}
	err = account.EditMember(c.Tx, m.IdentityID, f.Roles, f.Branches)
	if f.Blame(err) {
		return answerMember(c, m, f)
	}
	if err != nil {
		return err
	}
	return c.Done(memberPath(c), "Perfis salvos. Já valem na próxima página que "+m.Name+" abrir.")
}

// startPassword hashes before the transaction begins.
func startPassword(c *web.Context) (web.Handler, error) {
	secret := account.NewSecret()
	phc, err := account.NewPasswordHash(secret)
	return func(c *web.Context) error {
		if err := account.StartPassword(c.Tx, c.ID("id"), phc); err != nil {
			return err
		}
		return showSecret(c, c.ID("id"), secret)
	}, err
}

func clearSecondStep(c *web.Context) error {
	if err := account.ClearSecondStep(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done(memberPath(c), "O segundo passo foi retirado.")
}

func endMemberSessions(c *web.Context) error {
	if err := account.EndMemberSessions(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done(memberPath(c), "As sessões foram encerradas.")
}

func endMember(c *web.Context) error {
	if err := account.EndMember(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done(membersPath, "O acesso foi encerrado.")
}

func resumeMember(c *web.Context) error {
	if err := account.ResumeMember(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done(memberPath(c), "O acesso foi devolvido.")
}

func memberPath(c *web.Context) string { return membersPath + "/" + strconv.FormatInt(c.ID("id"), 10) }
