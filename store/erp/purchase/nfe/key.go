package nfe

import "strings"

const keyLength = 44

// ValidKey says whether an access key has its 44 characters, and the check digit matches. The CNPJ inside may have
// letters since July 2026; every place is worth its ASCII code less 48.
func ValidKey(key string) bool {
	if len(key) != keyLength || strings.Trim(key, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return false
	}
	outside := key[:6] + key[18:]
	if strings.Trim(outside, "0123456789") != "" {
		return false
	}
	return key[keyLength-1] == keyDigit(key[:keyLength-1])
}

// keyDigit is modulo 11 with weights 2 to 9 from the right.
func keyDigit(base string) byte {
	sum, weight := 0, 2
	for i := len(base) - 1; i >= 0; i-- {
		sum += int(base[i]-'0') * weight
		if weight++; weight > 9 {
			weight = 2
		}
	}
	if rest := sum % 11; rest >= 2 {
		return byte('0' + 11 - rest)
	}
	return '0'
}
