// Package keys is what each key of the till's screen does, and what the account changed of it.
package keys

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"omniservicos/store/fault"
)

// Action is something that the till does on a key.
type Action struct {
	Code, Title string
	Key         string // unless the account chose another
}

// Actions are all that may be given a key, in the order people see. Esc, Del, the arrows, Enter, * and the digits of the
// payment are the same everywhere.
var Actions = []Action{
	{"ajuda", "Ver as teclas", "F1"},
	{"buscar", "Voltar ao campo de código e buscar produto", "F2"},
	{"quantidade", "Mudar a quantidade da linha", "F3"},
	{"desconto", "Desconto ou acréscimo, na venda ou na linha escolhida", "F4"},
	{"cliente", "Cliente ou CPF na nota", "F6"},
	{"suspender", "Suspender a venda ou recuperar uma suspensa", "F7"},
	{"cancelar_item", "Cancelar o item da linha", "F8"},
	{"caixa", "Gaveta: sangria, suprimento, despesa, operador", "F9"},
	{"pagamento", "Receber; de novo, finalizar", "F10"},
	{"devolucao", "Devolver ou trocar", "Ctrl+D"},
	{"pre_venda", "Abrir pré-venda", "Ctrl+O"},
	{"receber_fiado", "Receber fiado", "Ctrl+F"},
	{"vendedor", "Vendedor da venda", "Ctrl+E"},
	{"descartar", "Descartar a venda", "Shift+F8"},
	{"fechar_caixa", "Fechar o caixa", "Shift+F9"},
	{"imprimir", "Imprimir o cupom da venda que acabou", "Ctrl+P"},
}

// Map is an account's map: the key of each action, "" for none.
type Map map[string]string

// Of is the key that does this.
func (k Map) Of(action string) string { return k[action] }

// Read is the usual map with what the account keeps of its own: "desconto=F6 cliente=".
func Read(kept string) Map {
	keys := Map{}
	for _, a := range Actions {
		keys[a.Code] = a.Key
	}
	for _, pair := range strings.Fields(kept) {
		if action, key, ok := strings.Cut(pair, "="); ok && isAction(action) {
			keys[action] = key
		}
	}
	return keys
}

func isAction(code string) bool {
	return slices.ContainsFunc(Actions, func(a Action) bool { return a.Code == code })
}

// kept is what differs from the usual map.
func (k Map) kept() string {
	var pairs []string
	for _, a := range Actions {
		if k[a.Code] != a.Key {
			pairs = append(pairs, a.Code+"="+k[a.Code])
		}
	}
	return strings.Join(pairs, " ")
}

// Check refuses, action by action, what no till can answer to: the field to blame is the action.
func (k Map) Check() (refusals []*fault.Fault) {
	taken := map[string]string{}
	for _, a := range Actions {
		key := k[a.Code]
		switch sentence := refuseKey(key); {
		case key == "" && a.Code != "pagamento":
		case key == "":
			refusals = append(refusals, blame(a, "Receber precisa de uma tecla."))
		case sentence != "":
			refusals = append(refusals, blame(a, sentence))
		case taken[key] != "":
			refusals = append(refusals, blame(a, key+" já é de “"+taken[key]+"”."))
		default:
			taken[key] = a.Title
		}
	}
	return refusals
}

func blame(a Action, sentence string) *fault.Fault {
	f, _ := fault.As(fault.Blame(a.Code, sentence))
	return f
}

var (
	keyShape = regexp.MustCompile(`^(Shift\+)?F([1-9]|10)$|^Ctrl\+[A-Z]$`)
	typing   = regexp.MustCompile(`^(Shift\+)?.$|^(Enter|Esc|Tab|Del|Delete|Backspace|Escape|Space|Home|End)$`)
)

// Those that a browser does not give away, or that people need for the text they type.
var (
	browserOwned = []string{"F5", "Shift+F5", "F11", "F12", "Shift+F10", "Shift+F11", "Shift+F12", "Ctrl+N", "Ctrl+T", "Ctrl+W", "Ctrl+R"}
	editing      = []string{"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Y"}
)

func refuseKey(key string) string {
	switch {
	case slices.Contains(browserOwned, key):
		return key + " é do navegador: escolha outra tecla."
	case slices.Contains(editing, key):
		return key + " serve para copiar e corrigir textos: escolha outra tecla."
	case keyShape.MatchString(key):
		return ""
	case typing.MatchString(key):
		return "A tecla " + key + " serve para digitar e andar pela tela: escolha outra."
	}
	return "Escolha de F1 a F10, com ou sem Shift, ou Ctrl com uma letra."
}

var keyNames = map[string]string{"control": "Ctrl", "ctrl": "Ctrl", "shift": "Shift"}

// Tidy writes a key as buttons print it: "ctrl + d" is Ctrl+D.
func Tidy(typed string) string {
	parts := strings.Split(strings.ReplaceAll(strings.TrimSpace(typed), " ", ""), "+")
	for i, p := range parts {
		if name := keyNames[strings.ToLower(p)]; name != "" && i < len(parts)-1 {
			parts[i] = name
		} else {
			_, size := utf8.DecodeRuneInString(p)
			parts[i] = strings.ToUpper(p[:size]) + strings.ToLower(p[size:])
		}
	}
	return strings.Join(parts, "+")
}
