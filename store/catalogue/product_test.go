package catalogue

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"omniservicos/store/fault"
	"omniservicos/store/quantity"
)

func TestAProductIsRefusedFieldByField(t *testing.T) {
	good := Product{Kind: Goods, Name: "Arroz 5 kg", SKU: "ARZ5", EAN: "7891000100103", Unit: "un", Price: 2990, NCM: "10063021", CEST: "1704700", CFOP: "5102", CSOSN: "102", Origin: "0"}
	if err := good.check(); err != nil {
		t.Fatal(err)
	}
	wrong := map[string]func(*Product){
		"kind":      func(p *Product) { p.Kind = "coisa" },
		"name":      func(p *Product) { p.Name = "" },
		"sku":       func(p *Product) { p.SKU = "" },
		"ean":       func(p *Product) { p.EAN = "7891000100104" },
		"price":     func(p *Product) { p.Price = -1 },
		"cost":      func(p *Product) { p.Cost = -1 },
		"ncm":       func(p *Product) { p.NCM = "1006302" },
		"cest":      func(p *Product) { p.CEST = "17047001" },
		"cfop":      func(p *Product) { p.CFOP = "4102" },
		"csosn":     func(p *Product) { p.CSOSN = "104" },
		"origin":    func(p *Product) { p.Origin = "9" },
		"min_stock": func(p *Product) { p.MinStock = -1 },
		"max_stock": func(p *Product) { p.MinStock, p.MaxStock = quantity.Units(10), quantity.Units(5) },
	}
	for field, spoil := range wrong {
		p := good
		spoil(&p)
		f, ok := fault.As(p.check())
		if !ok || f.Field != field {
			t.Errorf("%s: %v", field, f)
		}
	}
}

func TestCodesHaveOneWriting(t *testing.T) {
	p := Product{Name: "  Arroz   5 kg ", SKU: " arz-5 ", EAN: "7891000 100103", NCM: "1006.30.21", CEST: "17.047.00"}.tidy()
	if p.Name != "Arroz 5 kg" || p.SKU != "ARZ-5" || p.EAN != "7891000100103" || p.NCM != "10063021" || p.CEST != "1704700" || p.Unit != "un" || p.Origin != "0" {
		t.Errorf("%+v", p)
	}
}

func TestAPhotoIsJudgedByItsContent(t *testing.T) {
	small := picture(t, 4, 4)
	if mime, err := photoKind(small); err != nil || mime != "image/png" {
		t.Errorf("a PNG is %s, %v", mime, err)
	}
	huge := picture(t, 50_000, 1_000)
	for name, content := range map[string][]byte{
		"empty": {}, "text": []byte("olá"), "svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`),
		"html": []byte("<html><script>alert(1)</script>"), "gif": []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"), "cut short": small[:12],
		"too many pixels": huge, "too many bytes": append(bytes.Clone(small), make([]byte, MaxPhoto)...),
	} {
		if _, err := photoKind(content); !fault.Is(err, fault.Blamed) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func picture(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
