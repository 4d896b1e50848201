package pdv_test

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"omniservicos/web/webtest"
)

func description(t *testing.T) (doc map[string]any) {
	t.Helper()
	raw, err := os.ReadFile("api/openapi.json")
	if err == nil {
		err = json.Unmarshal(raw, &doc)
	}
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// conforms checks an answer against what the description promises for this route and status.
func conforms(t *testing.T, a *webtest.Answer, path, method string) {
	t.Helper()
	doc := description(t)
	at := any(doc)
	for _, key := range []string{"paths", path, method, "responses", strconv.Itoa(a.Code()), "content", "application/json", "schema"} {
		next, ok := at.(map[string]any)[key]
		if !ok {
			t.Errorf("%s %s: %d is not described (%s)", method, path, a.Code(), a.Body())
			return
		}
		at = next
	}
	var body any
	if err := json.Unmarshal(a.Bytes(), &body); err != nil {
		t.Errorf("%s %s: %v", method, path, err)
		return
	}
	for _, breach := range breaches(doc, at.(map[string]any), body, "$") {
		t.Errorf("%s %s, %d: %s in %s", method, path, a.Code(), breach, a.Body())
	}
}

// breaches is as much of JSON Schema as the description uses.
func breaches(doc, schema map[string]any, v any, at string) (found []string) {
	if name, ok := schema["$ref"].(string); ok {
		schemas := doc["components"].(map[string]any)["schemas"].(map[string]any)
		return breaches(doc, schemas[strings.TrimPrefix(name, "#/components/schemas/")].(map[string]any), v, at)
	}
	if !isOf(schema["type"], v) {
		return []string{fmt.Sprintf("%s is %T, not %v", at, v, schema["type"])}
	}
	if list, ok := schema["enum"].([]any); ok && !slices.Contains(list, v) {
		found = append(found, fmt.Sprintf("%s is %v", at, v))
	}
	switch v := v.(type) {
	case string:
		if p, ok := schema["pattern"].(string); ok && !regexp.MustCompile(p).MatchString(v) {
			found = append(found, fmt.Sprintf("%s is %q", at, v))
		}
	case []any:
		for i, item := range v {
			found = append(found, breaches(doc, schema["items"].(map[string]any), item, fmt.Sprintf("%s[%d]", at, i))...)
		}
	case map[string]any:
		found = append(found, breachesOfObject(doc, schema, v, at)...)
	}
	return found
}

func breachesOfObject(doc, schema, v map[string]any, at string) (found []string) {
	properties, _ := schema["properties"].(map[string]any)
	required, _ := schema["required"].([]any)
	for _, name := range required {
		if _, ok := v[name.(string)]; !ok {
			found = append(found, fmt.Sprintf("%s.%s is missing", at, name))
		}
	}
	for name, value := range v {
		if p, ok := properties[name].(map[string]any); ok {
			found = append(found, breaches(doc, p, value, at+"."+name)...)
		} else if schema["additionalProperties"] == false {
			found = append(found, fmt.Sprintf("%s.%s is not described", at, name))
		}
	}
	return found
}

func isOf(types, v any) bool {
	if list, ok := types.([]any); ok {
		return slices.ContainsFunc(list, func(t any) bool { return isOf(t, v) })
	}
	switch v := v.(type) {
	case nil:
		return types == "null"
	case bool:
		return types == "boolean"
	case string:
		return types == "string"
	case float64:
		return types == "number" || (types == "integer" && v == float64(int64(v)))
	case []any:
		return types == "array"
	}
	return types == "object"
}
