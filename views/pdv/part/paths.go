package part

import (
	"strconv"
)

// ID writes an id as text: JavaScript has no integers of 64 bits.
func ID(n int64) string { return strconv.FormatInt(n, 10) }

// TillPath is a till's page; part goes on from there: "/fechar".
func TillPath(till int64, part string) string { return "/pdv/caixas/" + ID(till) + part }

// SalePath is where a sale opens; part goes on from there: "/cupom".
func SalePath(sale int64, part string) string { return "/pdv/vendas/" + ID(sale) + part }

// LinePath is a line of a sale.
func LinePath(sale int64, line int, part string) string {
	return SalePath(sale, "/itens/"+strconv.Itoa(line)+part)
}

// ShiftPath is where a shift opens.
func ShiftPath(shift int64) string { return "/pdv/turnos/" + ID(shift) }

// MethodsPath is where the forms of payment are kept.
const MethodsPath = "/pdv/formas"

// PresalesPath is the list of pré-vendas.
const PresalesPath = "/pdv/pre-vendas"

// ReservesPath is where an account chooses whether pré-vendas hold goods.
const ReservesPath = "/pdv/reservas"

// PresalePath is where a pré-venda opens; part goes on from there: "/imprimir".
func PresalePath(p int64, part string) string { return PresalesPath + "/" + ID(p) + part }

// ReturnPath is where a return opens.
func ReturnPath(r int64) string { return "/pdv/devolucoes/" + ID(r) }

// NewReturnPath asks what comes back of a sale, at a till or at none.
func NewReturnPath(sale, till int64) string {
	if till == 0 {
		return SalePath(sale, "/devolver")
	}
	return SalePath(sale, "/devolver?caixa="+ID(till))
}

// FindReturnPath looks for the sale of what a customer brings back to this till.
func FindReturnPath(till int64) string { return "/pdv/devolucoes/nova?caixa=" + ID(till) }

// PointsPath is a customer's points, asked for at a till or, with 0, at none.
func PointsPath(customer, till int64) string {
	if till == 0 {
		return "/pdv/pontos/" + ID(customer)
	}
	return "/pdv/pontos/" + ID(customer) + "?caixa=" + ID(till)
}

// VoucherPath is where a vale-troca is printed.
func VoucherPath(v int64) string { return "/pdv/vales/" + ID(v) }

// MovePath is where a movement's receipt opens.
func MovePath(event int64) string { return "/pdv/movimentos/" + ID(event) + "/comprovante" }
