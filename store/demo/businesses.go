package demo

import "omniservicos/store/taxid"

type business struct {
	Slug, Name, LegalName, Owner, Plugin string
	TaxID                                taxid.ID // decisions.md 5: the recipients of the three supplier files
	PerDay                               int      // sales on an ordinary day
	Shelves                              []shelf
}

// shelf is a category: every base in every variant is a product.
type shelf struct {
	Category, Kind, Unit, NCM string
	Bases, Variants           []string
	From, Step                int64 // price of the first in centavos, and what each next one costs more
}

var businesses = []business{
	{
		Slug: "cristal", Name: "Vidraçaria Cristal", LegalName: "Cristal Vidros e Esquadrias Ltda", Owner: "Helena Cristal",
		Plugin: "vidracaria", TaxID: "11222333000181", PerDay: 6,
		Shelves: []shelf{
			{"Vidros", "mercadoria", "m²", "70052900", []string{"Vidro float incolor", "Vidro float verde", "Vidro float fumê", "Vidro impresso canelado", "Espelho prata", "Vidro laminado incolor", "Vidro temperado incolor", "Vidro temperado fumê"}, []string{"4 mm", "6 mm", "8 mm", "10 mm"}, 7000, 1450},
			{"Ferragens", "mercadoria", "un", "83024100", []string{"Dobradiça inferior", "Dobradiça superior", "Fechadura para vidro", "Puxador tubular", "Trinco de piso", "Roldana dupla", "Suporte de canto", "Bate-fecha"}, []string{"cromada", "preta", "branca", "bronze"}, 1890, 310},
			{"Perfis", "mercadoria", "m", "76042100", []string{"Perfil U", "Perfil capa", "Trilho superior", "Trilho inferior", "Cantoneira"}, []string{"natural fosco", "preto", "branco", "bronze"}, 1250, 140},
			{"Acessórios", "mercadoria", "un", "32141010", []string{"Silicone acético", "Silicone neutro", "Fita dupla face", "Borracha de vedação", "Ventosa"}, []string{"incolor", "preto", "branco", "cinza"}, 990, 175},
			{"Box e kits", "mercadoria", "un", "70072900", []string{"Box frontal", "Box de canto", "Kit pia", "Kit janela"}, []string{"incolor", "fumê", "verde"}, 45900, 7900},
			{"Serviços", "servico", "un", "", []string{"Instalação", "Lapidação", "Furo", "Medição", "Remoção"}, []string{"padrão", "especial"}, 2500, 1500},
		},
	},
	{
		Slug: "rota101", Name: "Borracharia Rota 101", LegalName: "Rota 101 Pneus e Serviços ME", Owner: "Roberto Martins",
		Plugin: "borracharia", TaxID: "97493746000116", PerDay: 9,
		Shelves: []shelf{
			{"Pneus de passeio", "mercadoria", "un", "40111000", []string{"Pneu 165/70 R13", "Pneu 175/70 R13", "Pneu 175/65 R14", "Pneu 185/65 R15", "Pneu 195/55 R15", "Pneu 195/60 R16", "Pneu 205/55 R16", "Pneu 215/50 R17", "Pneu 225/45 R17"}, []string{"Estrada", "Serra", "Litoral", "Planalto"}, 24900, 1190},
			{"Pneus de carga", "mercadoria", "un", "40112010", []string{"Pneu 215/75 R17.5", "Pneu 275/80 R22.5", "Pneu 295/80 R22.5", "Pneu 7.50-16"}, []string{"liso", "borrachudo", "misto"}, 98900, 8900},
			{"Pneus de moto", "mercadoria", "un", "40114000", []string{"Pneu 90/90-18", "Pneu 80/100-18", "Pneu 100/90-18", "Pneu 2.75-17"}, []string{"dianteiro", "traseiro", "misto"}, 13900, 1250},
			{"Câmaras e reparos", "mercadoria", "un", "40131010", []string{"Câmara aro 13", "Câmara aro 14", "Câmara aro 15", "Câmara aro 16", "Manchão", "Válvula", "Bico de ar"}, []string{"comum", "reforçada", "carga"}, 590, 410},
			{"Óleos e filtros", "mercadoria", "un", "27101932", []string{"Óleo 5W30", "Óleo 10W40", "Óleo 15W40", "Filtro de óleo", "Filtro de ar"}, []string{"sintético", "semissintético", "mineral"}, 2390, 480},
			{"Serviços", "servico", "un", "", []string{"Montagem", "Alinhamento", "Balanceamento", "Conserto", "Calibragem", "Rodízio", "Cambagem", "Troca de válvula"}, []string{"passeio", "caminhonete", "caminhão"}, 1500, 850},
		},
	},
	{
		Slug: "nona", Name: "Cantina da Nona", LegalName: "Cantina da Nona Restaurante Ltda", Owner: "Antônia Bianchi",
		Plugin: "cozinha", TaxID: "00127912000129", PerDay: 14,
		Shelves: []shelf{
			{"Massas", "mercadoria", "un", "21069090", []string{"Espaguete", "Talharim", "Nhoque", "Ravióli", "Lasanha", "Penne", "Capeletti"}, []string{"ao sugo", "à bolonhesa", "aos quatro queijos", "ao pesto"}, 3490, 130},
			{"Pizzas", "mercadoria", "un", "19059090", []string{"Pizza de mussarela", "Pizza de calabresa", "Pizza marguerita", "Pizza portuguesa", "Pizza de frango", "Pizza de atum"}, []string{"brotinho", "média", "grande"}, 2990, 690},
			{"Carnes", "mercadoria", "un", "16025000", []string{"Filé à parmegiana", "Contrafilé grelhado", "Frango grelhado", "Peixe do dia", "Polpetone"}, []string{"individual", "para dois", "kids"}, 3990, 620},
			{"Bebidas", "mercadoria", "un", "22021000", []string{"Suco de laranja", "Suco de uva", "Refrigerante", "Água com gás", "Água sem gás", "Chá gelado"}, []string{"300 ml", "500 ml", "1 litro"}, 590, 110},
			{"Vinhos", "mercadoria", "un", "22042100", []string{"Vinho tinto da casa", "Vinho branco da casa", "Vinho rosé"}, []string{"taça", "meia garrafa", "garrafa"}, 1890, 1450},
			{"Sobremesas", "mercadoria", "un", "19059090", []string{"Tiramisù", "Pudim", "Cannoli", "Sorvete", "Panna cotta", "Torta de limão", "Salada de frutas"}, []string{"simples", "especial", "para dois"}, 1290, 260},
			{"Ingredientes", "materia_prima", "kg", "11010010", []string{"Farinha", "Mussarela", "Molho de tomate", "Carne moída", "Parmesão", "Azeite"}, []string{"tipo 1", "premium"}, 890, 730},
		},
	},
}
