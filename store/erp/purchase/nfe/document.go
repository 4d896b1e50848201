package nfe

import "encoding/xml"

// document is the file as it stands: nfeProc around an NFe, or the NFe alone. Only what is read is named.
type document struct {
	XMLName xml.Name
	NFe     *note     `xml:"NFe"`
	Info    *info     `xml:"infNFe"` // of a bare NFe
	Prot    *protocol `xml:"protNFe"`
}

type note struct {
	Info *info `xml:"infNFe"`
}

type protocol struct {
	Key    string `xml:"infProt>chNFe"`
	Status string `xml:"infProt>cStat"`
	Reason string `xml:"infProt>xMotivo"`
}

type info struct {
	ID    string `xml:"Id,attr"`
	Model string `xml:"ide>mod"`
	Env   string `xml:"ide>tpAmb"`
	Fin   string `xml:"ide>finNFe"`
	Nat   string `xml:"ide>natOp"`
	Serie string `xml:"ide>serie"`
	Num   string `xml:"ide>nNF"`
	At    string `xml:"ide>dhEmi"`
	Emit  party  `xml:"emit"`
	Dest  party  `xml:"dest"`
	Det   []det  `xml:"det"`
	Total totals `xml:"total>ICMSTot"`
	Dups  []dup  `xml:"cobr>dup"`
	Pays  []struct {
		Method string `xml:"tPag"`
	} `xml:"pag>detPag"`
}

type party struct {
	CNPJ    string  `xml:"CNPJ"`
	CPF     string  `xml:"CPF"`
	Name    string  `xml:"xNome"`
	Trade   string  `xml:"xFant"`
	IE      string  `xml:"IE"`
	Emitter address `xml:"enderEmit"`
	Buyer   address `xml:"enderDest"`
}

type address struct {
	Street     string `xml:"xLgr"`
	Number     string `xml:"nro"`
	Complement string `xml:"xCpl"`
	District   string `xml:"xBairro"`
	City       string `xml:"xMun"`
	UF         string `xml:"UF"`
	Zip        string `xml:"CEP"`
	Phone      string `xml:"fone"`
}

type det struct {
	Number string `xml:"nItem,attr"`
	Prod   struct {
		Code    string `xml:"cProd"`
		EAN     string `xml:"cEAN"`
		Name    string `xml:"xProd"`
		NCM     string `xml:"NCM"`
		CEST    string `xml:"CEST"`
		CFOP    string `xml:"CFOP"`
		Unit    string `xml:"uCom"`
		Qty     string `xml:"qCom"`
		Price   string `xml:"vUnCom"`
		Value   string `xml:"vProd"`
		TaxUnit string `xml:"uTrib"`
		TaxQty  string `xml:"qTrib"`
		Disc    string `xml:"vDesc"`
		Freight string `xml:"vFrete"`
		Insur   string `xml:"vSeg"`
		Other   string `xml:"vOutro"`
		InTotal string `xml:"indTot"`
	} `xml:"prod"`
	ICMS struct {
		Groups []struct {
			Origin string `xml:"orig"`
			ST     string `xml:"vICMSST"`
			FCPST  string `xml:"vFCPST"`
		} `xml:",any"`
	} `xml:"imposto>ICMS"`
	IPI string `xml:"imposto>IPI>IPITrib>vIPI"`
}

type totals struct {
	Product string `xml:"vProd"`
	Disc    string `xml:"vDesc"`
	Freight string `xml:"vFrete"`
	Insur   string `xml:"vSeg"`
	Other   string `xml:"vOutro"`
	IPI     string `xml:"vIPI"`
	ST      string `xml:"vST"`
	FCPST   string `xml:"vFCPST"`
	Invoice string `xml:"vNF"`
}

type dup struct {
	Number string `xml:"nDup"`
	On     string `xml:"dVenc"`
	Amount string `xml:"vDup"`
}
