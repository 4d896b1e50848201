package main

import (
	"bufio"
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"omniservicos/db"
	"omniservicos/store/account"
)

const passwordText = "lê a senha da entrada padrão; sem isto, uma é inventada e mostrada"

var userCreateCommand = command{
	name: "user create",
	text: "deixa uma pessoa entrar numa conta",
	more: `Perfis: dono, gerente, vendedor, caixa, estoquista, financeiro, contador; vários, separados por vírgula.
Quem já entra em outra conta com o mesmo e-mail mantém a senha que tem. A senha inventada é trocada no primeiro acesso.`,
	needs: []string{"account", "email", "name", "role"},
	prepare: func(f *flag.FlagSet) action {
		slug := f.String("account", "", "o `APELIDO` da conta")
		email := f.String("email", "", "o `E-MAIL` da pessoa")
		name := f.String("name", "", "o `NOME` da pessoa")
		roles := f.String("role", "", "o `PERFIL`, ou vários")
		given := f.Bool("password-stdin", false, passwordText)
		return func(c *call) error {
			return userCreate(c, *slug, account.NewMember{Email: *email, Name: *name, Roles: rolesOf(*roles)}, *given)
		}
	},
}

func rolesOf(list string) (roles []account.Role) {
	for word := range strings.SplitSeq(list, ",") {
		roles = append(roles, account.Role(strings.TrimSpace(word)))
	}
	return roles
}

func userCreate(c *call, slug string, n account.NewMember, given bool) error {
	word, err := c.newPassword(given)
	if err != nil {
		return err
	}
	n.Temporary = !given
	if n.PasswordHash, err = account.NewPasswordHash(word); err != nil {
		return err
	}
	return c.withApp(func(_ *database, app *db.DB) error {
		a, err := account.FindAccount(c.ctx, app, slug)
		if err != nil {
			return err
		}
		if _, err := account.AddMember(c.ctx, app, a.ID, n); err != nil {
			return err
		}
		fmt.Fprintf(c.out, "%s agora entra em %s.\n", n.Email, a.Slug)
		c.showPassword(word, given)
		return nil
	})
}

var userPasswdCommand = command{
	name:  "user passwd",
	text:  "troca a senha de uma pessoa e encerra as sessões dela",
	needs: []string{"email"},
	prepare: func(f *flag.FlagSet) action {
		email := f.String("email", "", "o `E-MAIL` da pessoa")
		given := f.Bool("password-stdin", false, passwordText)
		return func(c *call) error { return userPasswd(c, *email, *given) }
	},
}

func userPasswd(c *call, email string, given bool) error {
	word, err := c.newPassword(given)
	if err != nil {
		return err
	}
	hash, err := account.NewPasswordHash(word)
	if err != nil {
		return err
	}
	return c.withApp(func(_ *database, app *db.DB) error {
		err := account.ForcePassword(c.ctx, app, email, hash)
		if err == nil {
			fmt.Fprintf(c.out, "A senha de %s foi trocada.\n", email)
			c.showPassword(word, given)
		}
		return err
	})
}

// newPassword reads the password from a pipe, or makes one: never from the arguments, which everyone on the machine sees.
func (c *call) newPassword(given bool) (string, error) {
	if !given {
		return rand.Text()[:16], nil
	}
	line, err := bufio.NewReader(c.in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	return strings.TrimRight(line, "\r\n"), nil
}

func (c *call) showPassword(word string, given bool) {
	if !given {
		fmt.Fprintf(c.out, "Senha: %s\n", word)
	}
}
