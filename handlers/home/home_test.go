package home_test

import (
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/person"
	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

func TestEveryRoleHasAPainel(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	for _, role := range []string{"dono", "gerente", "vendedor", "caixa", "estoquista", "financeiro", "contador"} {
		site.As(role).GET("/").Status(200).Sees(", Ana", "Tarefas")
	}
}

// Each of the first steps leaves the list when it is done; who only sells is not asked to take them.
func TestTheFirstStepsGoAwayOneByOne(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	owner := site.As("dono")
	owner.GET("/").Status(200).Sees("Primeiros passos", "Cadastre clientes", "Cadastre seus produtos", "Abra o caixa", "Complete os dados da empresa")
	site.As("caixa").GET("/").Status(200).Not("Primeiros passos")
	site.Do(func(tx *db.Tx) error {
		_, err := person.Save(tx, person.Person{Name: "Bia", IsCustomer: true})
		return err
	})
	owner.GET("/").Status(200).Sees("Primeiros passos").Not("Cadastre clientes")
}

func TestTheSearchFindsPeopleByWhatIsOnTheirPapers(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	site.Do(func(tx *db.Tx) error {
		_, err := person.Save(tx, person.Person{Name: "Maria da Conceição", TaxID: "52998224725", IsCustomer: true, Phones: []person.Phone{{Digits: "11987654321"}}})
		return err
	})
	ana := site.As("vendedor")
	for _, q := range []string{"conceicao", "529.982.247-25", "52998224725", "(11)+98765-4321", "987654321"} {
		ana.GET("/busca?q="+q).Status(200).Sees("Maria da Conceição", "529.982.247-25 · (11) 98765-4321", "Clientes e fornecedores", "1 resultado")
		fragment := ana.Htmx().GET("/busca?q=" + q).Status(200).Sees("Maria da Conceição")
		if strings.Contains(fragment.Body(), "<html") {
			t.Errorf("%q: the fragment is a whole page", q)
		}
	}
	site.As("estoquista").GET("/busca?q=conceicao").Status(200).Not("Maria da Conceição")
	webtest.New(t).As("dono").GET("/busca?q=conceicao").Status(200).Sees("Nada foi encontrado").Not("Maria da Conceição")
}

func TestASearchForNothingSaysWhatCanBeFound(t *testing.T) {
	t.Parallel()
	ana := webtest.New(t).As("vendedor")
	for _, q := range []string{"", "?q=", "?q=a", "?q=%20"} {
		ana.GET("/busca" + q).Status(200).Sees("A busca encontra clientes e fornecedores")
	}
	for _, q := range []string{"<script>alert(1)</script>", "%00%00%00", "%FF%FE%FD", strings.Repeat("a", 9000), "%25%25", "'--", "🍕🍕"} {
		ana.GET("/busca?q=" + q).Status(200).Not("<script>alert")
		ana.Htmx().GET("/busca?q=" + q).Status(200).Not("<script>alert")
	}
}
