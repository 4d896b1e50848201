// The till. Everything that is sent goes through one line (till-wire.js), so that what the cashier did is done in that
// order; what the server answers are pieces of the page, put in their places by id.
import "./till-offline.js";
import "./till-scan.js";
import "./till-wedge.js";
import "./till-forms.js";
import "./till-register.js";
import "./till-authorise.js";
import "./till-discount.js";
import "./till-payment.js";
import "./till-exchange.js";
import "./till-keys.js";
import "./till-cash.js";
import "./till-print.js";
import "./till-mirror.js";
