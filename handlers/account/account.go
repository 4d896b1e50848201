// Package account answers for the door and for what the account decides about itself.
package account

import (
	"omniservicos/store/account"
	"omniservicos/views/layout"
	"omniservicos/web"
)

// Module has no check route: the seed never had one here.
var Module = web.Module{
	Name: "conta", Title: "Conta", Routes: routes,
	Menu: []layout.Item{
		{Title: "Usuários", Path: "/conta/usuarios", Icon: "users", Group: "Gestão", Permission: EditUsers.Name},
		{Title: "Plugins", Path: "/conta/plugins", Icon: "puzzle-piece", Group: "Gestão", Permission: SwitchPlugins.Name},
		{Title: "Auditoria", Path: "/conta/auditoria", Also: []string{"/conta/tarefas-do-sistema", "/conta/emails"}, Icon: "shield-check", Group: "Gestão", Permission: ReadAudit.Name},
		{Title: "Configurações", Path: "/conta/configuracoes", Also: []string{"/conta/webhooks", "/conta/filiais", "/conta/equipes"}, Icon: "cog-6-tooth", Group: "Gestão", Permission: EditSettings.Name},
	},
	Permissions: []web.Permission{EditUsers, SwitchPlugins, ReadAudit, EditSettings, EditBranches, EditTeams, RetryJobs, EditWebhooks, SendMails},
}

var managers = []account.Role{account.Manager}

// Who may what; the owner always may.
var (
	EditUsers     = web.Permission{Name: "conta.user.edit", Title: "Administrar usuários"}
	SwitchPlugins = web.Permission{Name: "conta.plugin.switch", Title: "Ligar e desligar plugins"}
	ReadAudit     = web.Permission{Name: "conta.audit.read", Title: "Consultar a auditoria", Roles: managers}
	EditSettings  = web.Permission{Name: "conta.settings.edit", Title: "Mudar as configurações da conta", Roles: managers}
	EditBranches  = web.Permission{Name: "conta.branch.edit", Title: "Cadastrar filiais", Roles: managers}
	EditTeams     = web.Permission{Name: "conta.team.edit", Title: "Formar equipes", Roles: managers}
	EditWebhooks  = web.Permission{Name: "conta.webhook.edit", Title: "Avisar outros programas", Roles: managers}
	SendMails     = web.Permission{Name: "conta.mail.send", Title: "Ver e reenviar e-mails", Roles: managers}
	RetryJobs     = web.Permission{Name: "conta.job.retry", Title: "Repetir tarefas do sistema", Roles: managers}
)

func routes(g *web.Group) {
	door(g)
	samples(g)
	own(g)
	members(g)
	settings(g)
	g.GET("/plugins", SwitchPlugins, showPlugins)
	g.POST("/plugins/:name/ligar", SwitchPlugins, enablePlugin)
	g.POST("/plugins/:name/desligar", SwitchPlugins, disablePlugin)
}

func settings(g *web.Group) {
	g.GET("/auditoria", ReadAudit, showAudit)
	g.GET("/tarefas-do-sistema", RetryJobs, showJobs)
	g.POST("/tarefas-do-sistema/:id/repetir", RetryJobs, retryJob)
	g.GET("/emails", SendMails, showMails)
	g.GET("/emails/:id", SendMails, showMail)
	g.POST("/emails/:id/reenviar", SendMails, retryMail)
	g.POST("/emails/:id/cancelar", SendMails, cancelMail)
	g.GET("/configuracoes", EditSettings, showSettings)
	g.POST("/configuracoes", EditSettings, saveSettings)
	g.GET("/webhooks", EditWebhooks, showWebhooks)
	g.POST("/webhooks", EditWebhooks, createWebhook)
	g.POST("/webhooks/:id/remover", EditWebhooks, removeWebhook)
	g.POST("/webhooks/envios/:id/reenviar", EditWebhooks, resendDelivery)
	g.GET("/filiais", EditBranches, showBranches)
	g.GET("/filiais/nova", EditBranches, newBranch)
	g.POST("/filiais", EditBranches, createBranch)
	g.GET("/filiais/:id", EditBranches, showBranch)
	g.POST("/filiais/:id", EditBranches, updateBranch)
	teams(g)
}

func teams(g *web.Group) {
	g.GET("/equipes", EditTeams, showTeams)
	g.GET("/equipes/nova", EditTeams, newTeam)
	g.POST("/equipes", EditTeams, createTeam)
	g.GET("/equipes/:id", EditTeams, showTeam)
	g.POST("/equipes/:id", EditTeams, updateTeam)
	g.POST("/equipes/:id/desfazer", EditTeams, archiveTeam)
}

func members(g *web.Group) {
	g.GET("/usuarios", EditUsers, showMembers)
	g.GET("/usuarios/novo", EditUsers, newMember)
	g.Prepared("/usuarios", EditUsers, inviteMember)
	g.GET("/usuarios/:id", EditUsers, showMember)
	g.POST("/usuarios/:id", EditUsers, saveRights)
	g.Prepared("/usuarios/:id/senha", EditUsers, startPassword)
	g.POST("/usuarios/:id/segundo-passo", EditUsers, clearSecondStep)
	g.POST("/usuarios/:id/sessoes", EditUsers, endMemberSessions)
	g.POST("/usuarios/:id/encerrar", EditUsers, endMember)
	g.POST("/usuarios/:id/devolver", EditUsers, resumeMember)
}

// own is what people decide about their own entry, an accountant too.
func own(g *web.Group) {
	g.GET("/perfil", web.Anyone, showProfile)
	g.POST("/perfil", web.Anyone, saveName)
	g.Prepared("/perfil/senha", web.Anyone, changePassword)
	g.Prepared("/perfil/pin", web.Anyone, changePIN)
	g.POST("/perfil/sessoes/encerrar", web.Anyone, endOtherSessions)
	g.POST("/perfil/sessoes/:id/encerrar", web.Anyone, endSession)
	g.Prepared("/trocar", web.Anyone, switchAccount)
	api := g.Root()
	api.GET("/api/v1/conta", web.Anyone, showAccount)
	g.Join(api)
}

// door are the routes of who is not in yet.
func door(g *web.Group) {
	r := g.Root()
	r.Open("GET", "/entrar", showSignIn)
	r.Open("POST", "/entrar", signIn)
	r.Open("GET", "/entrar/codigo", showCode)
	r.Open("POST", "/entrar/codigo", checkCode)
	r.Open("GET", "/entrar/senha", showNewPassword)
	r.Open("POST", "/entrar/senha", replacePassword)
	r.Open("GET", "/confiar", showTrust)
	r.Open("GET", "/confiar/omniservicos.crt", giveAuthority)
	r.Open("GET", "/sair", showSignOut)
	r.Open("POST", "/sair", signOut)
	g.Join(r)
}
