package web

import (
	"encoding/json"
	"errors"
	"html"
	"net/http"
	"net/url"
	"strings"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/views/layout"
	"omniservicos/views/ui"
)

// errSignIn asks for a login: it is no fault, the page asked for comes afterwards.
var errSignIn = errors.New("sign in")

const ourFault = "Algo deu errado do nosso lado. Nada foi gravado; tente de novo em instantes."

// refuse is the only place that answers an error: htmx gets a toast, a browser a page, a program JSON.
func (c *Context) refuse(err error) {
	c.answer.cookies = nil
	if errors.Is(err, errSignIn) {
		c.askToSignIn()
		return
	}
	status, text := c.statusOf(err)
	switch {
	case c.isAPI():
		_ = c.JSON(status, apiRefusal{Text: text, Field: fieldOf(err), Request: c.requestID()})
	case c.Htmx():
		c.toast(status, text)
	default:
		c.refusalPage(status, text)
	}
}

// apiRefusal is a refusal to a program: the sentence, the field it is about, and the request to name when asking for help.
type apiRefusal struct {
	Text    string `json:"erro"`
	Field   string `json:"campo,omitempty"`
	Request string `json:"pedido"`
}

func fieldOf(err error) string {
	if f, ok := fault.As(err); ok {
		return f.Field
	}
	return ""
}

func (c *Context) statusOf(err error) (int, string) {
	if f, ok := fault.As(err); ok {
		return map[fault.Kind]int{
			fault.Missed: 404, fault.Refused: 422, fault.Blamed: 422, fault.Forbidden: 403,
			fault.Conflicts: 409, fault.TooMany: 429, fault.Unready: 503,
		}[f.Kind], f.Text
	}
	if errors.As(err, new(*methodFault)) {
		return 405, err.Error()
	}
	if unencodable(err) {
		return 422, "O texto enviado tem caracteres que não podem ser guardados."
	}
	c.app.log.Error("request", "error", cause(err), "plugin", c.pluginOf(err), "path", c.echo.Path(), "request", c.requestID())
	if isDown(err) {
		return 503, "O banco de dados não respondeu. Tente de novo em instantes."
	}
	if plugin := c.pluginOf(err); plugin != "" {
		return 500, "O plugin " + plugin + " falhou, e por isso nada foi gravado. Tente de novo; se continuar, peça ao dono da conta para desligar o plugin."
	}
	return 500, ourFault
}

// pluginOf names the plugin whose listener failed, if it was one.
func (c *Context) pluginOf(err error) string {
	var f *db.PluginFailure
	if !errors.As(err, &f) {
		return ""
	}
	for _, m := range c.app.modules {
		if m.Name == f.Plugin {
			return m.Title
		}
	}
	return f.Plugin
}

// unencodable is text that PostgreSQL cannot hold: NUL or broken UTF-8.
func unencodable(err error) bool {
	var e *pq.Error
	return errors.As(err, &e) && (e.Code == "22021" || e.Code == "22P05")
}

// isDown says whether the database could not be reached or is shutting down.
func isDown(err error) bool {
	var e *pq.Error
	if errors.As(err, &e) {
		return e.Code.Class() == "57" || e.Code.Class() == "53" || e.Code.Class() == "08"
	}
	return strings.Contains(err.Error(), "connect") || strings.Contains(err.Error(), "bad connection")
}

// cause drops PostgreSQL's detail, which quotes rows and so may hold personal data.
func cause(err error) string {
	var e *pq.Error
	if errors.As(err, &e) {
		return "PostgreSQL " + string(e.Code) + " " + e.Message + " (" + e.Table + " " + e.Constraint + ")"
	}
	return err.Error()
}

func (c *Context) isAPI() bool { return strings.HasPrefix(c.URL().Path, "/api/") }

// toast keeps the page as it is and shows the sentence on top.
func (c *Context) toast(status int, text string) {
	raw, _ := json.Marshal(map[string]ui.ToastView{"toast": {Text: text, Tone: ui.Bad}})
	c.Header("HX-Trigger", asciiJSON(raw))
	c.Header("HX-Reswap", "none")
	c.answer.status, c.answer.kind = status, htmlKind
	c.answer.body = []byte(html.EscapeString(text))
}

func (c *Context) refusalPage(status int, text string) {
	c.answer.status = status
	body := layout.Refusal(layout.RefusalView{Status: status, Text: text, Request: c.requestID(), Visitor: c.visitor})
	if err := c.Plain(status, http.StatusText(status), body); err != nil {
		c.answer.kind, c.answer.body = "text/plain; charset=utf-8", []byte(text)
	}
}

func (c *Context) askToSignIn() {
	switch {
	case c.isAPI():
		_ = c.JSON(401, map[string]string{"erro": "Envie o cabeçalho Authorization: Bearer com um token válido."})
	case c.Request().Method == http.MethodGet && !c.Htmx():
		_ = c.Redirect("/entrar?volta=" + url.QueryEscape(c.URL().RequestURI()))
	default:
		_ = c.Redirect("/entrar")
	}
}
