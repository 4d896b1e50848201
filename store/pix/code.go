// Package pix writes the static BR Code of a Pix payment: the text under the QR Code, "copia e cola". It knows the
// amount, not whether it was paid: a person at the till sees to that.
package pix

import (
	"fmt"
	"strings"

	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// Code is what a customer's bank reads. Amount 0 lets the customer type it; without a TxID it stands as ***.
type Code struct {
	Key, Holder, City string
	Amount            money.Cents
	TxID              string
}

// What the format takes (BCB, Manual do BR Code).
const (
	mostHolder  = 25
	mostCity    = 15
	mostTxID    = 25
	mostAccount = 99
)

// Text is the code, checksum and all.
func (c Code) Text() (string, error) {
	account := field("00", "br.gov.bcb.pix") + field("01", c.Key)
	switch {
	case c.Key == "" || len(account) > mostAccount || c.Key != ascii(c.Key):
		return "", fault.Blame("pix_key", "Esta chave Pix não cabe em um QR Code: confira a chave.")
	case c.Amount < 0:
		return "", fault.Refuse("Um Pix não pode ser negativo.")
	case !isTxID(c.TxID):
		return "", fmt.Errorf("pix: txid %q", c.TxID)
	}
	text := field("00", "01") + field("26", account) + field("52", "0000") + field("53", "986")
	if c.Amount > 0 {
		text += field("54", fmt.Sprintf("%d.%02d", c.Amount/100, c.Amount%100))
	}
	text += field("58", "BR") + field("59", short(c.Holder, mostHolder)) + field("60", short(c.City, mostCity)) +
		field("62", field("05", orStars(c.TxID))) + "6304"
	return text + Checksum(text), nil
}

// field is one TLV: id, length in two digits, value. All values are ASCII, so that bytes and characters agree.
func field(id, value string) string { return fmt.Sprintf("%s%02d%s", id, len(value), value) }

func orStars(txid string) string {
	if txid == "" {
		return "***"
	}
	return txid
}

func isTxID(s string) bool {
	return len(s) <= mostTxID && strings.Trim(s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") == ""
}

// short takes accents away and cuts at a length; a field may not be empty.
func short(s string, most int) string {
	s = strings.TrimSpace(ascii(s))
	if len(s) > most {
		s = strings.TrimSpace(s[:most])
	}
	if s == "" {
		return "N"
	}
	return s
}

// Checksum is CRC-16/CCITT-FALSE in four hexadecimal digits: polynomial 0x1021, from 0xFFFF, not reflected.
func Checksum(s string) string {
	crc := uint16(0xFFFF)
	for i := range len(s) {
		crc ^= uint16(s[i]) << 8
		for range 8 {
			if crc&0x8000 != 0 {
				crc = crc<<1 ^ 0x1021
			} else {
				crc <<= 1
			}
		}
	}
	return fmt.Sprintf("%04X", crc)
}
