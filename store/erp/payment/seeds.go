package payment

// Seeds are what a new account begins with: no fee until somebody says which. A migration gave the same to those that
// were there before, and the settings' column has it as its default.
var Seeds = Config{
	Methods: []Method{
		{Code: "dinheiro", Title: "Dinheiro", Kind: Cash, Position: 1, Active: true, MaxInstalments: 1},
		{Code: "pix", Title: "Pix", Kind: Pix, Position: 2, Active: true, MaxInstalments: 1},
		{Code: "credito", Title: "Crédito", Kind: Credit, Position: 3, Active: true, MaxInstalments: 12},
		{Code: "debito", Title: "Débito", Kind: Debit, Position: 4, Active: true, MaxInstalments: 1},
		{Code: "fiado", Title: "Fiado", Kind: Fiado, Position: 5, Active: true, MaxInstalments: 1},
		{Code: "vale_troca", Title: "Vale-troca", Kind: Voucher, Position: 6, Active: true, MaxInstalments: 1},
		{Code: "cheque", Title: "Cheque", Kind: Cheque, Position: 7, Active: true, MaxInstalments: 1},
	},
	Terms: []Term{
		{ID: 1, Method: "credito", From: 1, To: 12, FirstDays: 30, EachDays: 30},
		{ID: 2, Method: "debito", From: 1, To: 1, FirstDays: 1, EachDays: 30},
	},
}
