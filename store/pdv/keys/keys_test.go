package keys_test

import (
	"testing"

	"omniservicos/store/pdv/keys"
)

func TestKeysAreRefusedOneByOneWithASentence(t *testing.T) {
	t.Parallel()
	for key, sentence := range map[string]string{
		"F6": "F6 já é de “Desconto ou acréscimo, na venda ou na linha escolhida”.", "F5": "F5 é do navegador: escolha outra tecla.", "F12": "F12 é do navegador: escolha outra tecla.",
		"Ctrl+W": "Ctrl+W é do navegador: escolha outra tecla.", "Ctrl+C": "Ctrl+C serve para copiar e corrigir textos: escolha outra tecla.",
		"A": "A tecla A serve para digitar e andar pela tela: escolha outra.", "Enter": "A tecla Enter serve para digitar e andar pela tela: escolha outra.",
		"Alt+F4": "Escolha de F1 a F10, com ou sem Shift, ou Ctrl com uma letra.", "F13": "Escolha de F1 a F10, com ou sem Shift, ou Ctrl com uma letra.",
		"F9 x=1": "Escolha de F1 a F10, com ou sem Shift, ou Ctrl com uma letra.",
		"":       "", "Shift+F6": "", "Ctrl+B": "",
	} {
		read := keys.Read("desconto=F6 cliente=" + "")
		read["cliente"] = key
		refusals := read.Check()
		switch {
		case sentence == "" && len(refusals) == 0:
		case len(refusals) != 1 || refusals[0].Field != "cliente" || refusals[0].Text != sentence:
			t.Errorf("%q: %v, want %q", key, refusals, sentence)
		}
	}
}

func TestKeysThatAreKeptAreReadAgain(t *testing.T) {
	t.Parallel()
	if refusals := keys.Read("").Check(); len(refusals) > 0 {
		t.Errorf("the usual map is refused: %v", refusals)
	}
	read := keys.Read("desconto=F6 cliente= outra=F1 = x")
	if read.Of("desconto") != "F6" || read.Of("cliente") != "" || read.Of("pagamento") != "F10" || read.Of("outra") != "" {
		t.Errorf("read %v", read)
	}
	for typed, want := range map[string]string{"ctrl + d": "Ctrl+D", "f4": "F4", "CONTROL+d": "Ctrl+D", "shift+F8": "Shift+F8", "": "", "+": "+", "é": "É"} {
		if got := keys.Tidy(typed); got != want {
			t.Errorf("TidyKey(%q) = %q", typed, got)
		}
	}
}
