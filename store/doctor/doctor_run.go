package doctor

import (
	"context"
	"errors"
	"fmt"
	"time"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/crm"
	"omniservicos/store/crm/lead"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/crm/quote"
	"omniservicos/store/crm/rule"
	"omniservicos/store/erp/finance"
	"omniservicos/store/erp/payment"
	"omniservicos/store/erp/stock"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/pdv/fiado"
	"omniservicos/store/pdv/loyalty"
	"omniservicos/store/pdv/presale"
	"omniservicos/store/pdv/proof"
	"omniservicos/store/pdv/returns"
	"omniservicos/store/pdv/rollup"
	"omniservicos/store/pdv/seller"
	"omniservicos/store/pdv/voucher"
	"omniservicos/store/person"
)

// checks are each module's own, in the order of their dependence.
var checks = []func(*db.Tx) ([]string, error){
	checkAccount, person.Check, crm.Check, opportunity.Check, quote.Check, lead.Check, rule.Check, stock.Check, finance.Check, payment.Check,
	pdv.Check, proof.Check, cash.Check, voucher.Check, fiado.Check, returns.Check, seller.Check, loyalty.Check, presale.Check,
	rollup.Check,
}

// limit of one statement: an examination reads everything, and people do not wait for it.
const limit = 10 * time.Minute

// Run examines the account of this slug, or all of them. It reads, and never mends.
func Run(ctx context.Context, d *db.DB, slug string) (Report, error) {
	report := Report{OK: true, Accounts: []Account{}, Warnings: []string{}}
	accounts, err := accountsOf(ctx, d, slug)
	for _, a := range accounts {
		if err != nil {
			break
		}
		var problems []string
		problems, err = examine(ctx, d, a.ID)
		report.add(Account{Account: a.Slug, Problems: problems})
	}
	if err == nil {
		report.Warnings, err = queueWarnings(ctx, d)
	}
	return report, err
}

func accountsOf(ctx context.Context, d *db.DB, slug string) (list []account.Account, err error) {
	err = d.Global(ctx, func(tx *db.GlobalTx) error {
		return tx.List(&list, `select id, slug, name from accounts where $1 = '' or slug = $1 order by slug`, slug)
	})
	if err == nil && slug != "" && len(list) == 0 {
		err = errors.New("não existe a conta " + slug)
	}
	return list, err
}

func examine(ctx context.Context, d *db.DB, accountID int64) (problems []string, err error) {
	scope := db.Scope{Account: accountID, ReadOnly: true, Timeout: limit}
	err = d.InAccount(ctx, scope, func(tx *db.Tx) (err error) {
		problems, err = Examine(tx)
		return err
	})
	return problems, err
}

// Examine asks every module what is not coherent in the account.
func Examine(tx *db.Tx) (problems []string, err error) {
	problems = []string{}
	for _, check := range checks {
		found, err := check(tx)
		if err != nil {
			return nil, err
		}
		problems = append(problems, found...)
	}
	return problems, nil
}

// queueWarnings tells of jobs that gave up: nothing is wrong with the figures, but something was not sent.
func queueWarnings(ctx context.Context, d *db.DB) (list []string, err error) {
	list = []string{}
	var failed int
	err = d.Global(ctx, func(tx *db.GlobalTx) error {
		return tx.Get(&failed, `select count(*) from jobs where state = 'falhou'`)
	})
	if failed > 0 {
		list = append(list, fmt.Sprintf("%d tarefas do sistema falharam de vez: veja Conta › Tarefas do sistema", failed))
	}
	return list, err
}
