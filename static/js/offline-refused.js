// Refused is a sentence for the cashier, as a fault of the server is.
export class Refused extends Error {}
