package till

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"omniservicos/store/pdv/keys"
)

// Every action that may be given a key has a button that prints it, and no button names an action that is not there.
func TestEveryActionHasAButton(t *testing.T) {
	files, err := filepath.Glob("../*/*.templ")
	if err != nil || len(files) == 0 {
		t.Fatal("no templates", err)
	}
	named := map[string]bool{}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`KeyOf\(ctx, "([^"]+)"\)`).FindAllSubmatch(text, -1) {
			named[string(m[1])] = true
		}
		if m := regexp.MustCompile(`Key: +"(F\d+|Ctrl[^"]*)"`).Find(text); m != nil {
			t.Errorf("%s prints a key of its own: %s", f, m)
		}
	}
	for _, a := range keys.Actions {
		if !named[a.Code] {
			t.Errorf("no button for %s (%s)", a.Code, a.Key)
		}
		delete(named, a.Code)
	}
	for action := range named {
		t.Errorf("a button names %s, which no action is", action)
	}
}
