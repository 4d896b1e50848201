package account

import "testing"

func TestAPINIsFourToEightDigitsThatNobodyGuessesFirst(t *testing.T) {
	for pin, good := range map[string]bool{
		"4321": true, "2468": true, "80613": true, "90817263": true,
		"": false, "123": false, "1234": false, "0123": false, "456789": false, "0000": false, "77777777": false,
		"123456789": false, "12a4": false, "12 4": false, "-123": false, "１２３４": false,
	} {
		if err := checkPIN(pin); (err == nil) != good {
			t.Errorf("%q: %v", pin, err)
		}
	}
}

func TestAPINsHashFitsOnePersonInOneAccountUnderOneSecret(t *testing.T) {
	phc, err := HashPIN(1, 2, "4321")
	if err != nil {
		t.Fatal(err)
	}
	fits := func(account, identity int64, pin string) bool {
		ok, _, err := matches(peppered(account, identity, pin), phc)
		if err != nil {
			t.Fatal(err)
		}
		return ok
	}
	if !fits(1, 2, "4321") || fits(1, 2, "4322") || fits(2, 2, "4321") || fits(1, 3, "4321") {
		t.Error("the hash fits the wrong ones")
	}
	before := SecretKey
	defer func() { SecretKey = before }()
	SecretKey = []byte("outro segredo")
	if fits(1, 2, "4321") {
		t.Error("without the server's secret the hash can be guessed through")
	}
}
