package account

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
	"omniservicos/store/taxid"
	"omniservicos/views/ui"
)

// objects are what people call the tables; a plugin's own stand under its actions' names alone.
var objects = []ui.Option{
	{Value: "sales", Label: "Vendas"}, {Value: "grants", Label: "Autorizações"}, {Value: "shifts", Label: "Turnos de caixa"}, {Value: "tills", Label: "Caixas"}, {Value: "till_events", Label: "Movimentos de caixa"},
	{Value: "products", Label: "Produtos"}, {Value: "price_lists", Label: "Tabelas de preços"}, {Value: "promotions", Label: "Promoções"}, {Value: "categories", Label: "Categorias"},
	{Value: "stock_movements", Label: "Movimentos de estoque"}, {Value: "depots", Label: "Depósitos"}, {Value: "imports", Label: "Notas importadas"},
	{Value: "people", Label: "Pessoas"}, {Value: "tasks", Label: "Tarefas"}, {Value: "goals", Label: "Metas"}, {Value: "reports", Label: "Relatórios"}, {Value: "rollup_states", Label: "Somas dos relatórios"},
	{Value: "titles", Label: "Títulos"}, {Value: "money_accounts", Label: "Contas de dinheiro"},
	{Value: "memberships", Label: "Usuários"}, {Value: "identities", Label: "Senhas e segundo passo"}, {Value: "sessions", Label: "Entradas e sessões"},
	{Value: "account_plugins", Label: "Plugins"}, {Value: "account_settings", Label: "Configurações"}, {Value: "branches", Label: "Filiais"}, {Value: "teams", Label: "Equipes"},
	{Value: "payment_methods", Label: "Formas de pagamento"}, {Value: "payment_terms", Label: "Prazos de recebimento"}, {Value: "fiado_receipts", Label: "Recebimentos de fiado"},
	{Value: "accounts", Label: "Conta"}, {Value: "jobs", Label: "Tarefas do sistema"},
}

func objectTitle(name string) string {
	for _, o := range objects {
		if o.Value == name {
			return o.Label
		}
	}
	return ""
}

// keys are what people call a value. Kind says how it reads: money, quantity, percent, role, day, time, taxid or zip.
var keys = map[string]struct{ title, kind string }{
	"name": {"Nome", ""}, "trade_name": {"Nome fantasia", ""}, "legal_name": {"Razão social", ""}, "tax_id": {"CPF ou CNPJ", "taxid"}, "email": {"E-mail", ""},
	"phone": {"Telefone", ""}, "phones": {"Telefones", ""}, "state_registration": {"Inscrição estadual", ""}, "street": {"Rua", ""}, "street_number": {"Número", ""},
	"complement": {"Complemento", ""}, "district": {"Bairro", ""}, "city": {"Cidade", ""}, "uf": {"Estado", ""}, "zip": {"CEP", "zip"},
	"price": {"Preço", "money"}, "cost": {"Custo", "money"}, "total": {"Total", "money"}, "amount": {"Valor", "money"}, "discount": {"Desconto", "money"},
	"open_amount": {"Em aberto", "money"}, "balance": {"Saldo", "money"}, "credit_limit": {"Limite de crédito", "money"}, "limit": {"Limite", "money"},
	"float": {"Fundo de troco", "money"}, "expected": {"Esperado", "money"}, "counted": {"Contado", "money"}, "value": {"Valor", "money"},
	"quantity": {"Quantidade", "quantity"}, "min_stock": {"Estoque mínimo", "quantity"}, "max_stock": {"Estoque máximo", "quantity"},
	"reason": {"Motivo", ""}, "motivo": {"Motivo", ""}, "note": {"Observação", ""}, "number": {"Número", ""}, "line": {"Linha", ""}, "title": {"Título", ""},
	"kind": {"Tipo", ""}, "act": {"O quê", ""}, "surcharge": {"Acréscimo", "money"}, "rule": {"Preço por", ""}, "tabela": {"Tabela de preços", ""}, "promocao": {"Promoção", ""}, "percent": {"Desconto", "percent"}, "authorised_by": {"Autorizado por", ""}, "state": {"Situação", ""}, "product": {"Produto", ""}, "customer_name": {"Cliente", ""}, "customer_tax_id": {"CPF ou CNPJ do cliente", "taxid"},
	"sku": {"Código interno", ""}, "ean": {"Código de barras", ""}, "ncm": {"NCM", ""}, "cest": {"CEST", ""}, "cfop": {"CFOP", ""}, "csosn": {"CSOSN", ""},
	"unit": {"Unidade", ""}, "origin": {"Origem", ""}, "due_on": {"Vencimento", "day"}, "birth_date": {"Nascimento", "day"}, "document": {"Documento", ""},
	"members": {"Pessoas", ""}, "roles": {"Perfis", "role"}, "branches": {"Filiais", ""}, "plugin": {"Plugin", ""}, "slug": {"Apelido", ""}, "zone": {"Fuso horário", ""}, "till": {"Caixa", ""},
	"negative_stock": {"Estoque negativo", ""}, "credit_days": {"Prazo do fiado, em dias", ""}, "discount_seller": {"Desconto do vendedor", "percent"},
	"discount_cashier": {"Desconto do caixa", "percent"}, "discount_manager": {"Desconto do gerente", "percent"}, "valor": {"Valor", ""},
	"fee": {"Taxa", "money"}, "fee_percent": {"Taxa", "percent"}, "fixed": {"Valor fixo", "money"}, "brand": {"Bandeira", ""}, "active": {"Em uso", ""},
	"max_instalments": {"Máximo de parcelas", ""}, "needs_customer": {"Exige cliente", ""}, "needs_nsu": {"Exige NSU", ""}, "position": {"Ordem", ""},
	"from_instalments": {"Da parcela", ""}, "to_instalments": {"Até a parcela", ""}, "first_days": {"Primeiro vencimento, em dias", ""},
	"each_days": {"Entre parcelas, em dias", ""}, "pix_key": {"Chave Pix", ""}, "pix_holder": {"Titular do Pix", ""}, "pix_city": {"Cidade do Pix", ""},
	"return_limit": {"Devolução do caixa até", "money"}, "valid_until": {"Vale até", "day"}, "refund": {"O cliente recebe", ""}, "voucher": {"Em vale-troca", "money"}, "cash": {"Em dinheiro", "money"}, "credit": {"Abatido do fiado", "money"}, "rest": {"Resto", "money"}, "repriced": {"Preços de hoje", ""}, "label": {"Nome", ""},
	"drawer_alert": {"Aviso da gaveta", "money"}, "withdrawal_pin": {"PIN na sangria", ""}, "cancel_sale_cashier": {"Caixa cancela venda até", "money"},
	"cancel_sale_manager": {"Gerente cancela venda até", "money"}, "cancel_item_cashier": {"Caixa cancela item até", "money"},
	"cancel_item_seller": {"Vendedor cancela item até", "money"}, "cancel_item_manager": {"Gerente cancela item até", "money"},
	"operator": {"Operador", ""}, "z": {"Redução Z", ""}, "from": {"Origem", ""}, "closed_at": {"Fechado em", "time"},
	"archived_at": {"Arquivado em", "time"}, "done_at": {"Feito em", "time"}, "method": {"Forma de pagamento", ""}, "text": {"Texto", ""},
}

func keyTitle(key string) string {
	if k, ok := keys[key]; ok {
		return k.title
	}
	return strings.ReplaceAll(key, "_", " ")
}

// shown writes a value as people read it.
func shown(d account.Difference, v any, zone *time.Location) string {
	switch t := v.(type) {
	case nil:
		return "–"
	case bool:
		if t {
			return "sim"
		}
		return "não"
	case json.Number:
		return number(keys[d.Key].kind, t)
	case string:
		return word(keys[d.Key].kind, t, zone)
	case []any:
		return list(d, t, zone)
	}
	raw, _ := json.Marshal(v) // what came out of JSON goes back
	return string(raw)
}

func number(kind string, n json.Number) string {
	whole, err := n.Int64()
	switch {
	case err != nil:
		return strings.Replace(n.String(), ".", ",", 1)
	case kind == "money":
		return money.Cents(whole).String()
	case kind == "quantity":
		return quantity.Amount(whole).String()
	case kind == "percent":
		return percent(whole)
	}
	return strconv.FormatInt(whole, 10)
}

func word(kind, s string, zone *time.Location) string {
	switch {
	case strings.HasPrefix(s, "hmac:"):
		return "dado pessoal apagado"
	case s == "":
		return "–"
	case kind == "role" && account.Role(s).Valid():
		return account.Role(s).Title()
	case kind == "taxid":
		return taxid.ID(s).String()
	case kind == "zip":
		return zip(s)
	case kind == "day":
		if d, err := dates.Parse(s); err == nil {
			return d.String()
		}
	case kind == "time":
		if t, err := time.Parse(time.RFC3339Nano, s); err == nil {
			return t.In(zone).Format("02/01/2006 15:04")
		}
	}
	return s
}

func list(d account.Difference, items []any, zone *time.Location) string {
	var words []string
	for _, v := range items {
		words = append(words, shown(d, v, zone))
	}
	if len(words) == 0 {
		return "–"
	}
	return strings.Join(words, ", ")
}

// percent reads hundredths of a percent: 525 is "5,25 %".
func percent(hundredths int64) string { return money.Cents(hundredths).Plain() + " %" }
