package ui

// Options are choices whose words are what a form sends back: the states of the country.
func Options(words []string) (options []Option) {
	for _, w := range words {
		options = append(options, Option{Value: w, Label: w})
	}
	return options
}

// Values are what a form may send back of these.
func Values(options []Option) (values []string) {
	for _, o := range options {
		values = append(values, o.Value)
	}
	return values
}
