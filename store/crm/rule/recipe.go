package rule

import "omniservicos/store/crm"

// Recipe is a rule that many want, ready to be looked at.
type Recipe struct {
	Key, Text string
	Rule      Rule
}

// Recipes open the editor filled: one press, and then the rehearsal.
var Recipes = []Recipe{
	{"orcamento-sem-resposta", "Ninguém esquece um orçamento: três dias sem resposta viram uma ligação.",
		Rule{Name: "Orçamento sem resposta", Cause: "orcamento.parado", Days: 3, Actions: []Action{
			{Kind: DoTask, Task: crm.Call, Text: "Perguntar a {primeiro_nome}: {assunto}", Who: Theirs}}}},
	{"oportunidade-parada", "O que parou no funil volta para a lista de hoje.",
		Rule{Name: "Oportunidade parada", Cause: "oportunidade.parada", Days: 7, Actions: []Action{
			{Kind: DoTask, Task: crm.Call, Text: "Retomar: {oportunidade}", Who: Theirs}}}},
	{"oportunidade-perdida", "Quem comprou de outro hoje pode voltar daqui a três meses.",
		Rule{Name: "Recuperar o que se perdeu", Cause: "oportunidade.perdida", Actions: []Action{
			{Kind: DoTask, Task: crm.Call, Text: "Procurar {primeiro_nome} de novo: {oportunidade}", Days: 90, Who: Theirs}}}},
	{"pos-venda", "Uma ligação depois da compra grande faz o cliente voltar.",
		Rule{Name: "Pós-venda", Cause: "venda.finalizada", Conditions: []Condition{{Named, "sim"}, {AtLeast, "50000"}}, Actions: []Action{
			{Kind: DoTask, Task: crm.Call, Text: "Perguntar a {primeiro_nome} se deu tudo certo com a compra de {valor}", Days: 3, Who: Theirs}}}},
	{"aniversario", "Os parabéns do dia, prontos para enviar.",
		Rule{Name: "Aniversário", Cause: "pessoa.aniversario", Actions: []Action{
			{Kind: DoWhatsApp, Text: "Feliz aniversário, {primeiro_nome}! Um abraço de todos da {empresa}.", Who: Theirs}}}},
	{"cliente-inativo", "Quem não compra há dois meses recebe um alô.",
		Rule{Name: "Cliente que sumiu", Cause: "cliente.inativo", Days: 60, Actions: []Action{
			{Kind: DoWhatsApp, Text: "Olá, {primeiro_nome}! Faz tempo que você não vem à {empresa}. Podemos ajudar em alguma coisa?", Who: Theirs}}}},
	{"titulo-vencido", "A cobrança gentil, cinco dias depois do vencimento.",
		Rule{Name: "Título vencido", Cause: "titulo.vencido", Days: 5, Actions: []Action{
			{Kind: DoWhatsApp, Text: "Olá, {primeiro_nome}! Aqui é da {empresa}. O seu título de {valor} está em aberto. Podemos ajudar?", Who: Theirs}}}},
	{"titulo-a-vencer", "O lembrete de antes do vencimento evita a cobrança.",
		Rule{Name: "Lembrete de vencimento", Cause: "titulo.vence", Days: 2, Actions: []Action{
			{Kind: DoWhatsApp, Text: "Olá, {primeiro_nome}! Lembrete da {empresa}: o seu título de {valor} vence daqui a dois dias.", Who: Theirs}}}},
	{"tarefa-atrasada", "Quem tem uma tarefa atrasada há três dias fica sabendo.",
		Rule{Name: "Tarefa atrasada", Cause: "tarefa.atrasada", Days: 3, Actions: []Action{
			{Kind: DoNotify, Text: "{assunto}", Who: Theirs}}}},
	{"boas-vindas", "Quem acaba de ser cadastrado recebe as boas-vindas.",
		Rule{Name: "Boas-vindas", Cause: "pessoa.cadastrada", Actions: []Action{
			{Kind: DoWhatsApp, Text: "Olá, {primeiro_nome}! Aqui é da {empresa}. Conte com a gente.", Who: Theirs}}}},
}

// RecipeNamed finds one by its key.
func RecipeNamed(key string) (Recipe, bool) {
	for _, r := range Recipes {
		if r.Key == key {
			return r, true
		}
	}
	return Recipe{}, false
}
