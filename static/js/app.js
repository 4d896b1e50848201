// Everything a page of the back office runs. Each module stands alone and finds its own elements, also in what htmx
// brings later; without any of them links and forms still work.
import "./htmx.js";
import "./board.js";
import "./busy.js";
import "./choice.js";
import "./closing.js";
import "./copy.js";
import "./count.js";
import "./current.js";
import "./dialog.js";
import "./fiado.js";
import "./form.js";
import "./key-capture.js";
import "./keys.js";
import "./leave.js";
import "./menu.js";
import "./notices.js";
import "./paper.js";
import "./receipt.js";
import "./search.js";
import "./sidebar.js";
import "./table.js";
import "./tidy.js";
import "./toast.js";
