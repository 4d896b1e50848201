package account

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"omniservicos/store/fault"
)

func TestPasswordsAreJudgedByLengthAndFameAlone(t *testing.T) {
	for _, c := range []struct {
		password string
		good     bool
	}{
		{"1234567", false}, {"demo1234", true}, {"12345678", false}, {"SENHA123", false}, {"flamengo10", false},
		{"a b c d e", true}, {"ãõçéíóúâ", true}, {strings.Repeat("x", 64), true}, {strings.Repeat("é", 256), true}, {strings.Repeat("x", 257), false},
		{"só minúsculas", true}, {"", false},
	} {
		if err := checkPassword(c.password); (err == nil) != c.good {
			t.Errorf("%.20q: %v", c.password, err)
		}
	}
}

func TestAHashKnowsItsPasswordWholeAndAnother(t *testing.T) {
	long := strings.Repeat("vidro ", 40)
	phc, err := NewPasswordHash(long)
	if err != nil || !strings.HasPrefix(phc, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Fatalf("%s %v", phc, err)
	}
	for password, want := range map[string]bool{long: true, long[:len(long)-1]: false, "": false, long + "x": false} {
		if ok, old, err := matches(password, phc); ok != want || old || err != nil {
			t.Errorf("%d characters: %v %v %v", len(password), ok, old, err)
		}
	}
	if ok, _, err := matches("", "sem senha"); ok || err != nil {
		t.Error("no hash is nobody's password")
	}
	if _, _, err := matches("x", nobody); err != nil {
		t.Error("the hash of nobody does not read:", err)
	}
}

func TestACrowdAtTheDoorIsSentAway(t *testing.T) {
	release, in := make(chan bool), make(chan bool, hashers+queue)
	for range hashers + queue {
		go func() {
			_ = inTurn(func() error { in <- true; <-release; return nil })
		}()
	}
	for range hashers {
		<-in
	}
	for waiting.Load() < hashers+queue {
		time.Sleep(time.Millisecond)
	}
	if err := inTurn(func() error { return nil }); !fault.Is(err, fault.Unready) {
		t.Errorf("one too many was let in: %v", err)
	}
	close(release)
}

func TestACodeBelongsToItsStepOnce(t *testing.T) {
	m := Me{SessionID: 7, Email: "ana@loja.demo"}
	offered, err := Offered(m)
	if err != nil || !strings.HasPrefix(offered.URL, "otpauth://totp/OmniServicos:ana@loja.demo?") {
		t.Fatal(offered, err)
	}
	if other, _ := Offered(Me{SessionID: 8}); other.Secret == offered.Secret {
		t.Error("two sessions were offered one secret")
	}
	now := time.Date(2026, 11, 23, 12, 0, 10, 0, time.UTC)
	present := now.Unix() / stepSeconds
	for _, c := range []struct {
		step int64
		last int64
		good bool
	}{
		{present, 0, true}, {present - 1, 0, true}, {present + 1, 0, true}, {present - 2, 0, false}, {present + 2, 0, false},
		{present, present, false}, {present - 1, present, false}, {present + 1, present, true},
	} {
		code, err := totp.GenerateCode(offered.Secret, time.Unix(c.step*stepSeconds, 0))
		if err != nil {
			t.Fatal(err)
		}
		if step, ok := usedStep(offered.Secret, code, now, c.last); ok != c.good || (ok && step != c.step) {
			t.Errorf("step %+d after %+d: %v", c.step-present, c.last-present, ok)
		}
	}
}

func TestASealedSecretOpensOnlyInItsOwnRow(t *testing.T) {
	text := sealed(1, "JBSWY3DP")
	if got, err := unsealed(1, text); got != "JBSWY3DP" || err != nil {
		t.Error(got, err)
	}
	if _, err := unsealed(2, text); err == nil {
		t.Error("it opened in another's row")
	}
	if sealed(1, "JBSWY3DP") == text {
		t.Error("two seals of one secret are alike")
	}
}

func TestRecoveryCodesReadAsPeopleCopyThem(t *testing.T) {
	codes, hashes := newRecovery()
	if len(codes) != recoveryCodes {
		t.Fatal(codes)
	}
	for i, c := range codes {
		for _, typed := range []string{c, strings.ToUpper(c), strings.ReplaceAll(c, "-", " "), " " + strings.ReplaceAll(c, "-", "")} {
			if recoveryHash(typed) != hashes[i] {
				t.Errorf("%q is not %q", typed, c)
			}
		}
	}
}

func TestTriesAreCountedByNetwork(t *testing.T) {
	for ip, want := range map[string]string{
		"203.0.113.7": "203.0.113.7", "::ffff:203.0.113.7": "203.0.113.7", "2001:db8:1:2:aaaa::1": "2001:db8:1:2::/64",
		"fe80::1%eth0": "fe80::/64", "": "", "nada": "nada",
	} {
		if got := (Try{IP: ip}).network(); got != want {
			t.Errorf("%q is in %q, want %q", ip, got, want)
		}
	}
	if (Try{Subject: " ANA@loja.demo"}).subject() != (Try{Subject: "ana@loja.demo"}).subject() {
		t.Error("one e-mail counts as two")
	}
}

func TestEmails(t *testing.T) {
	for s, want := range map[string]bool{
		"ana@loja.com.br": true, "contador@demo": true, "ana": false, "@loja": false, "ana@": false, "a b@loja": false,
		"a@b@c": false, "a@b\r\nBcc: x": false, strings.Repeat("a", 200) + "@b": false,
	} {
		if looksLikeEmail(s) != want {
			t.Errorf("%.20q", s)
		}
	}
}

func TestDifferencesLeaveOutWhatStayed(t *testing.T) {
	l := AuditLine{
		Before:       []byte(`{"price": 1290, "unit": "un", "name": "hmac:aa", "id": 118471204453684102, "tags": [], "note": ""}`),
		After:        []byte(`{"price": 1390, "unit": "un", "name": "hmac:bb", "id": 118471204453684103, "tags": null, "email": "hmac:cc"}`),
		HiddenBefore: []byte(`{"name": "Ana"}`), HiddenAfter: []byte(`{"name": "Bia"}`),
	}
	var got []string
	for _, d := range l.Differences() {
		got = append(got, fmt.Sprint(d.Key, " ", d.Before, " → ", d.After, " ", d.Forgotten))
	}
	want := "email <nil> → hmac:cc true|id 118471204453684102 → 118471204453684103 false|name Ana → Bia false|price 1290 → 1390 false"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
	if d := (AuditLine{After: []byte(`[1,2]`)}).Differences(); len(d) != 1 || d[0].Key != "valor" {
		t.Errorf("%+v", d)
	}
	if d := (AuditLine{}).Differences(); d != nil {
		t.Errorf("%+v", d)
	}
}
