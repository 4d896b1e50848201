package taxid_test

import (
	"strings"
	"testing"

	"omniservicos/store/fault"
	"omniservicos/store/taxid"
)

func TestParse(t *testing.T) {
	for _, c := range []struct{ typed, bare, masked string }{
		{"52998224725", "52998224725", "529.982.247-25"},
		{"111.444.777-35", "11144477735", "111.444.777-35"},
		{" 529 982 247\u00a025 ", "52998224725", "529.982.247-25"},
		{"11.222.333/0001-81", "11222333000181", "11.222.333/0001-81"},
		{"97.493.746/0001-16", "97493746000116", "97.493.746/0001-16"},
		{"00.127.912/0001-29", "00127912000129", "00.127.912/0001-29"},
		{"00000000000191", "00000000000191", "00.000.000/0001-91"},
		{"12.ABC.345/01DE-35", "12ABC34501DE35", "12.ABC.345/01DE-35"},
		{"12abc34501de35", "12ABC34501DE35", "12.ABC.345/01DE-35"},
		{"9A8B7C6D000198", "9A8B7C6D000198", "9A.8B7.C6D/0001-98"},
		{"ZZZZZZZZZZZZ62", "ZZZZZZZZZZZZ62", "ZZ.ZZZ.ZZZ/ZZZZ-62"},
	} {
		id, err := taxid.Parse(c.typed)
		if err != nil || id.Bare() != c.bare || id.String() != c.masked {
			t.Errorf("Parse(%q) = %q, %v", c.typed, id, err)
		}
		if id.IsCPF() != (len(c.bare) == 11) || id.IsCNPJ() != (len(c.bare) == 14) {
			t.Errorf("%s: IsCPF %v, IsCNPJ %v", id, id.IsCPF(), id.IsCNPJ())
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for typed, sentence := range map[string]string{
		"":                   "Informe o CPF ou o CNPJ.",
		" .-/ ":              "Informe o CPF ou o CNPJ.",
		"12345678900":        "O CPF 123.456.789-00 não confere: verifique os dígitos.",
		"52998224726":        "O CPF 529.982.247-26 não confere: verifique os dígitos.",
		"111.111.111-11":     "O CPF 111.111.111-11 não confere: verifique os dígitos.",
		"00000000000":        "O CPF 000.000.000-00 não confere: verifique os dígitos.",
		"5299822472A":        "O CPF 529.982.247-2A não confere: verifique os dígitos.",
		"00000000000000":     "O CNPJ 00.000.000/0000-00 não confere: verifique os dígitos.",
		"11222333000182":     "O CNPJ 11.222.333/0001-82 não confere: verifique os dígitos.",
		"12.ABC.345/01DE-36": "O CNPJ 12.ABC.345/01DE-36 não confere: verifique os dígitos.",
		"11222333000l81":     "O CNPJ 11.222.333/000L-81 não confere: verifique os dígitos.",
		"11222333000DA5":     "O CNPJ 11.222.333/000D-A5 não confere: verifique os dígitos.",
		"529.982":            "“529.982” não é um CPF nem um CNPJ: o CPF tem 11 números e o CNPJ, 14 caracteres.",
		"5299822472\x00":     "“5299822472?” não é um CPF nem um CNPJ: o CPF tem 11 números e o CNPJ, 14 caracteres.",
		"1ı222333000181":     "“1ı222333000181” não é um CPF nem um CNPJ: o CPF tem 11 números e o CNPJ, 14 caracteres.",
	} {
		id, err := taxid.Parse(typed)
		if err == nil || err.Error() != sentence || !fault.Is(err, fault.Refused) {
			t.Errorf("Parse(%q) = %q, %v; want %s", typed, id, err, sentence)
		}
	}
	if _, err := taxid.Parse(strings.Repeat("9", 5000)); len(err.Error()) > 200 {
		t.Errorf("the sentence repeats all %d bytes of what was typed", len(err.Error()))
	}
}

func TestNoID(t *testing.T) {
	if id := taxid.ID(""); id.String() != "" || id.Bare() != "" || id.IsCPF() || id.IsCNPJ() {
		t.Errorf("no id is shown as %q", id)
	}
}

func TestComplete(t *testing.T) {
	for _, c := range []struct {
		got  taxid.ID
		want string
	}{
		{taxid.CompleteCPF("529982247"), "529.982.247-25"},
		{taxid.CompleteCPF("111.444.777"), "111.444.777-35"},
		{taxid.CompleteCNPJ("112223330001"), "11.222.333/0001-81"},
		{taxid.CompleteCNPJ("12.abc.345/01de"), "12.ABC.345/01DE-35"},
	} {
		if c.got.String() != c.want {
			t.Errorf("completed to %s; want %s", c.got, c.want)
		}
	}
	for name, fill := range map[string]func(){
		"short CPF":  func() { taxid.CompleteCPF("52998224") },
		"lettered":   func() { taxid.CompleteCPF("52998224A") },
		"short CNPJ": func() { taxid.CompleteCNPJ("11222333000") },
		"accented":   func() { taxid.CompleteCNPJ("11222333000é") },
	} {
		if !panics(fill) {
			t.Errorf("%s was completed", name)
		}
	}
}

func panics(f func()) (panicked bool) {
	defer func() { panicked = recover() != nil }()
	f()
	return false
}

// FuzzParse: what is accepted reads the same bare and masked, and any other check digit is refused.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"529.982.247-25", "12.ABC.345/01DE-35", "12abc34501de35", "111.111.111-11", "\x00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		id, err := taxid.Parse(typed)
		if err != nil {
			if _, ok := fault.As(err); !ok {
				t.Fatalf("%v is not a sentence for people", err)
			}
			return
		}
		for _, written := range []string{id.Bare(), id.String(), strings.ToLower(id.String())} {
			if again, err := taxid.Parse(written); err != nil || again != id {
				t.Fatalf("%q was read as %q, %v", written, again, err)
			}
		}
		last := len(id) - 1
		other := string(id[:last]) + string(rune("1234567890"[id[last]-'0']))
		if _, err := taxid.Parse(other); err == nil {
			t.Fatalf("both %s and %s are accepted", id, other)
		}
	})
}
