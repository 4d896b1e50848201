package pix_test

import (
	"os"
	"strings"
	"testing"

	"omniservicos/store/pix"
)

func vectors(t *testing.T) (lines []string) {
	t.Helper()
	raw, err := os.ReadFile("testdata/bcb.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	if len(lines) != 2 {
		t.Fatalf("%d vectors", len(lines))
	}
	return lines
}

func TestChecksumOfTheCentralBanksVectors(t *testing.T) {
	if got := pix.Checksum("123456789"); got != "29B1" {
		t.Errorf("123456789: %s", got)
	}
	for _, v := range vectors(t) {
		if got := pix.Checksum(v[:len(v)-4]); got != v[len(v)-4:] {
			t.Errorf("%s: %s", v, got)
		}
	}
	wrong := strings.Replace(vectors(t)[0], "e12b-12d1", "e12b-12d3", 1) // a misprint that goes around
	if pix.Checksum(wrong[:len(wrong)-4]) == wrong[len(wrong)-4:] {
		t.Error("the misprint holds")
	}
}

func TestTheStaticVectorIsWhatWeWrite(t *testing.T) {
	got, err := pix.Code{Key: "123e4567-e12b-12d1-a456-426655440000", Holder: "Fulano de Tal", City: "BRASILIA"}.Text()
	if err != nil || got != vectors(t)[0] {
		t.Errorf("%s %v", got, err)
	}
}

// fields reads TLVs back.
func fields(t *testing.T, s string) map[string]string {
	t.Helper()
	found := map[string]string{}
	for len(s) > 0 {
		n := int(s[2]-'0')*10 + int(s[3]-'0')
		found[s[:2]] = s[4 : 4+n]
		s = s[4+n:]
	}
	return found
}

func TestAnAmountAndANameThatAreTooLong(t *testing.T) {
	text, err := pix.Code{Key: "+5511987654321", Holder: "Mercearia São João da Conceição Ltda", City: "São José do Rio Preto", Amount: 123456, TxID: "4123"}.Text()
	if err != nil {
		t.Fatal(err)
	}
	f := fields(t, text)
	if f["54"] != "1234.56" || f["59"] != "Mercearia Sao Joao da Con" || f["60"] != "Sao Jose do Rio" || f["62"] != "05044123" || f["58"] != "BR" || f["53"] != "986" {
		t.Errorf("%v", f)
	}
	if account := fields(t, f["26"]); account["00"] != "br.gov.bcb.pix" || account["01"] != "+5511987654321" {
		t.Errorf("%v", account)
	}
	if f["63"] != pix.Checksum(text[:len(text)-4]) {
		t.Error("the checksum is not its own")
	}
	if text, _ := (pix.Code{Key: "a@b.co", Holder: "Ana", City: "Sé", Amount: 5}).Text(); fields(t, text)["54"] != "0.05" {
		t.Errorf("five centavos: %s", text)
	}
}

func TestWhatIsNoCodeIsRefused(t *testing.T) {
	for _, c := range []pix.Code{
		{Holder: "Ana", City: "Sé"}, {Key: strings.Repeat("a", 78) + "@b.co", Holder: "Ana", City: "Sé"}, {Key: "ç@b.co", Holder: "Ana", City: "Sé"},
		{Key: "a@b.co", Holder: "Ana", City: "Sé", Amount: -1}, {Key: "a@b.co", Holder: "Ana", City: "Sé", TxID: "com espaço"},
		{Key: "a@b.co", Holder: "Ana", City: "Sé", TxID: strings.Repeat("9", 26)},
	} {
		if text, err := c.Text(); err == nil {
			t.Errorf("%+v gave %s", c, text)
		}
	}
}

func TestParseKey(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"529.982.247-25", "52998224725"}, {"11.222.333/0001-81", "11222333000181"}, {" Ana@Loja.com.br ", "ana@loja.com.br"},
		{"(11) 98765-4321", "+5511987654321"}, {"+55 11 98765-4321", "+5511987654321"}, {"1133334444", "+551133334444"},
		{"123E4567-E12B-12D1-A456-426655440000", "123e4567-e12b-12d1-a456-426655440000"}, {"", ""},
	} {
		if got, err := pix.ParseKey(c.typed); err != nil || got != c.want {
			t.Errorf("%q is %q %v, want %q", c.typed, got, err, c.want)
		}
	}
	for _, typed := range []string{"ana", "111", "ana@loja", "@loja.com", "a b@loja.com", "123e4567e12b12d1a456426655440000", "11.222.333/0001-82", "123\x00456", strings.Repeat("x", 80) + "@a.co"} {
		if got, err := pix.ParseKey(typed); err == nil {
			t.Errorf("%q is %q", typed, got)
		}
	}
}
