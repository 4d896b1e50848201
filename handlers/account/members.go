package account

import (
	"strconv"

	"omniservicos/store/account"
	view "omniservicos/views/account"
	"omniservicos/views/ui"
	"omniservicos/web"
)

const membersPath = "/conta/usuarios"

func showMembers(c *web.Context) error {
	after, _ := strconv.ParseInt(c.Query("depois"), 10, 64) // what is no number is the first page
	f := account.MemberFilter{Query: c.Query("q"), Ended: c.Query("situacao") == "encerrados", After: after}
	f.Managed = true
	members, err := account.ListMembers(c.Tx, f)
	if err != nil {
		return err
	}
	branches, err := account.Branches(c.Tx)
	if err != nil {
		return err
	}
	v := view.MembersView{Branches: branches, URL: c.URL(), Now: c.Tx.Now, Zone: c.Tx.Zone()}
	if len(members) > account.MembersPage {
		members = members[:account.MembersPage]
		v.Next = ui.With(c.URL(), "depois", strconv.FormatInt(members[len(members)-1].IdentityID, 10))
	}
	v.Members = members
	return c.Page("Usuários", view.Members(v))
}

func newMember(c *web.Context) error {
	branches, err := account.Branches(c.Tx)
	if err != nil {
		return err
	}
	return c.Page("Incluir usuário", view.Invite(&view.InviteForm{}, branches))
}

// inviteMember hashes the first password before the transaction begins; it is shown once and kept nowhere.
func inviteMember(c *web.Context) (web.Handler, error) {
	f := &view.InviteForm{}
	if !c.Read(f) {
		return inviteAgain(f), nil
	}
	secret := account.NewSecret()
	phc, err := account.NewPasswordHash(secret)
	return func(c *web.Context) error {
		id, isNew, err := account.Invite(c.Tx, account.NewMember{
			Email: f.Email, Name: f.Name, PasswordHash: phc, Roles: f.Roles, Branches: f.Branches, Temporary: true,
		})
		if f.Blame(err) {
			return inviteAgain(f)(c)
		}
		if err != nil {
			return err
		}
		if !isNew {
			return showSecret(c, id, "")
		}
		return showSecret(c, id, secret)
	}, err
}

func inviteAgain(f *view.InviteForm) web.Handler {
	return func(c *web.Context) error {
		branches, err := account.Branches(c.Tx)
		if err != nil {
			return err
		}
		return c.Invalid("Incluir usuário", view.Invite(f, branches))
	}
}

// showSecret is the answer of the POST itself: a redirect would have to keep the password somewhere.
func showSecret(c *web.Context, id int64, secret string) error {
	m, err := account.FindMember(c.Tx, id)
	if err != nil {
		return err
	}
	return c.Page(m.Name, view.NewSecret(m.Name, m.Email, secret, membersPath+"/"+strconv.FormatInt(id, 10)))
}
