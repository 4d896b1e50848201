// Package account answers for the door and for what the account decides about itself.
package account

import (
	"omniservicos/web"
)

// Module has no check route: the seed never had one here.
var Module = web.Module{Name: "conta", Title: "Conta", Routes: routes}

func routes(g *web.Group) {
	door(g)
}

// door are the routes of who is not in yet.
func door(g *web.Group) {
	r := g.Root()
	r.Open("GET", "/entrar", showSignIn)
	r.Open("POST", "/entrar", signIn)
	r.Open("GET", "/sair", showSignOut)
	r.Open("POST", "/sair", signOut)
	g.Join(r)
}
