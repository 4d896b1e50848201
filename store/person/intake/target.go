package intake

import (
	"slices"
	"strconv"
	"strings"

	"omniservicos/store/person/field"
	"omniservicos/store/words"
)

// Target is what a column may hold.
type Target struct {
	Key, Label string
	Many       bool     // several columns may hold it
	heads      []string // how other systems call it, folded
	field      *field.Field
}

// targets are those of every account.
var targets = []Target{
	{Key: "name", Label: "Nome ou razão social", heads: []string{"nome", "razao social", "cliente nome", "nome completo", "nome razao social", "name", "nome do cliente", "contato"}},
	{Key: "kind", Label: "Tipo (PF ou PJ)", heads: []string{"tipo", "tipo de pessoa", "pessoa", "pf pj"}},
	{Key: "tax_id", Label: "CPF ou CNPJ", heads: []string{"cpf", "cnpj", "cpf cnpj", "cpf ou cnpj", "documento", "cnpj cpf", "cgc"}},
	{Key: "trade_name", Label: "Nome fantasia ou apelido", heads: []string{"nome fantasia", "fantasia", "apelido"}},
	{Key: "state_registration", Label: "Inscrição estadual", heads: []string{"inscricao estadual", "ie", "rg ie", "rg"}},
	{Key: "email", Label: "E-mail", heads: []string{"e mail", "email", "correio eletronico", "mail"}},
	{Key: "phones", Label: "Telefone", Many: true, heads: []string{"telefone", "celular", "fone", "whatsapp", "telefone 1", "telefone 2", "outros telefones", "tel", "telefone celular", "telefone fixo", "fone 1", "fone 2", "contato telefone"}},
	{Key: "zip", Label: "CEP", heads: []string{"cep", "codigo postal"}},
	{Key: "street", Label: "Endereço (rua)", heads: []string{"endereco", "rua", "logradouro"}},
	{Key: "street_number", Label: "Número", heads: []string{"numero", "n", "no", "num"}},
	{Key: "complement", Label: "Complemento", heads: []string{"complemento"}},
	{Key: "district", Label: "Bairro", heads: []string{"bairro"}},
	{Key: "city", Label: "Cidade", heads: []string{"cidade", "municipio"}},
	{Key: "uf", Label: "UF", heads: []string{"uf", "estado"}},
	{Key: "birth_date", Label: "Nascimento", heads: []string{"nascimento", "data de nascimento", "data nascimento", "aniversario", "dt nascimento"}},
	{Key: "is_customer", Label: "É cliente (sim ou não)", heads: []string{"cliente"}},
	{Key: "is_lead", Label: "É lead (sim ou não)", heads: []string{"lead"}},
	{Key: "is_supplier", Label: "É fornecedor (sim ou não)", heads: []string{"fornecedor"}},
	{Key: "note", Label: "Observação", Many: true, heads: []string{"observacao", "observacoes", "obs", "notas"}},
	{Key: "tags", Label: "Marcadores, separados por vírgulas", Many: true, heads: []string{"marcadores", "marcador", "tags", "etiquetas", "grupo", "segmento"}},
	{Key: "origin", Label: "Origem", heads: []string{"origem", "canal", "como conheceu"}},
	{Key: "owner", Label: "Responsável (nome ou e-mail)", heads: []string{"responsavel", "vendedor"}},
}

// Targets are what a column may hold in an account with these fields of its own.
func Targets(own []field.Field) []Target {
	list := slices.Clone(targets)
	for _, f := range own {
		list = append(list, Target{Key: "campo-" + strconv.FormatInt(f.ID, 10), Label: f.Name, heads: []string{words.Key(f.Name)}, field: &f})
	}
	return list
}

func find(list []Target, key string) (Target, bool) {
	i := slices.IndexFunc(list, func(t Target) bool { return t.Key == key })
	if i < 0 {
		return Target{}, false
	}
	return list[i], true
}

// Guess says what each column seems to hold by its head: first those that are called just so, then those that begin so.
func Guess(list []Target, heads []string) []string {
	guessed := make([]string, len(heads))
	taken := map[string]bool{}
	for _, matches := range []func(head, known string) bool{
		func(head, known string) bool { return head == known },
		func(head, known string) bool { return len(known) > 2 && strings.HasPrefix(head, known+" ") },
	} {
		for i, head := range heads {
			if guessed[i] != "" {
				continue
			}
			for _, t := range slices.Backward(list) { // the account's own fields know their names best
				if (t.Many || !taken[t.Key]) && slices.ContainsFunc(t.heads, func(known string) bool { return matches(words.Key(head), known) }) {
					guessed[i], taken[t.Key] = t.Key, true
					break
				}
			}
		}
	}
	return guessed
}
