package ui

import (
	"strings"
	"testing"

	"omniservicos/static/alike"
)

func TestThePageDrawsTheCodeThatTheServerDraws(t *testing.T) {
	pix := "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865406123.455802BR5913Fulano de Tal6008BRASILIA62080504412363041D3D"
	var cases []map[string]any
	for _, text := range []string{pix, "12345678901234", "OMNI 1-1-1", "a", strings.Repeat("x", 300), strings.Repeat("0123456789", 40)} {
		cases = append(cases, map[string]any{"what": text, "text": text, "want": map[string]any{"box": qrBox(text), "path": qrPath(text)}})
	}
	alike.Check(t, "codes", cases)
}
