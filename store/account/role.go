// Package account is who may enter and what for: accounts, identities, roles, sessions, and the audit's reading side.
package account

// Role is one of the seven hats of a shop. The table permission → roles stands in the route tables.
type Role string

const (
	Owner      Role = "dono"
	Manager    Role = "gerente"
	Seller     Role = "vendedor"
	Cashier    Role = "caixa"
	Stockist   Role = "estoquista"
	Finance    Role = "financeiro"
	Accountant Role = "contador" // reads, never writes
)

// Roles are all of them, in the order people see.
var Roles = []Role{Owner, Manager, Seller, Cashier, Stockist, Finance, Accountant}

// Title is the role's name on the screen.
func (r Role) Title() string {
	return map[Role]string{
		Owner: "Dono", Manager: "Gerente", Seller: "Vendedor", Cashier: "Caixa",
		Stockist: "Estoquista", Finance: "Financeiro", Accountant: "Contador",
	}[r]
}

// Valid says whether r is one of the seven.
func (r Role) Valid() bool { return r.Title() != "" }
