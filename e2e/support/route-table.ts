/** Who a route is for; `supervisors` are administrators too. */
export type Readers = "anybody" | "signed-in" | "supervisors" | "administrators";

export type RouteEntry = {
  /**
   * An address of the route, with the words that it needs; `{agent}` stands for the id of somebody whom all may see,
   * `{share}` for the secret of a shared link.
   */
  path: string;
  kind: "page" | "api";
  /** Who may GET it; null = it takes no GET. */
  readers: Readers | null;
  /** Without the right, a reader is answered as a stranger is. */
  hidesFromReaders?: boolean;
  /** What an administrator's GET is answered, where it is not 200. */
  status?: number;
  /** It takes a POST, and from whom. */
  post?: Readers;
  /** The auth library answers, which knows no keys. */
  knowsNoKeys?: true;
};

// A day that no other proof reads.
export const day = "from=2023-12-05&to=2023-12-05";

/** Every route of the build, by the name that the build gives it. */
export const routeTable: Readonly<Record<string, RouteEntry>> = {
  "/": { path: `/?${day}`, kind: "page", readers: "signed-in" },
  "/agents/[agentId]": { path: `/agents/{agent}?${day}`, kind: "page", readers: "signed-in" },
  "/account": { path: "/account", kind: "page", readers: "signed-in" },
  "/day": { path: "/day?day=2023-12-05", kind: "page", readers: "signed-in" },
  "/week": { path: `/week?${day}`, kind: "page", readers: "signed-in" },
  "/now": { path: "/now", kind: "page", readers: "signed-in" },
  // What there is not is said on the page.
  "/invitation/[secret]": { path: "/invitation/nobody", kind: "page", readers: "anybody" },
  "/settings/operation": { path: "/settings/operation", kind: "page", readers: "administrators" },
  "/settings/people": { path: "/settings/people", kind: "page", readers: "administrators" },
  "/settings/api": { path: "/settings/api", kind: "page", readers: "supervisors" },
  "/settings/calls": { path: "/settings/calls", kind: "page", readers: "administrators" },
  "/settings/keys": { path: "/settings/keys", kind: "page", readers: "supervisors" },
  "/settings/personal-data": { path: "/settings/personal-data", kind: "page", readers: "administrators" },
  "/settings/trail": { path: "/settings/trail", kind: "page", readers: "administrators" },
  "/settings/allowances": { path: "/settings/allowances", kind: "page", readers: "administrators" },
  "/settings/roster": { path: "/settings/roster", kind: "page", readers: "administrators" },
  "/settings/alerts": { path: "/settings/alerts", kind: "page", readers: "supervisors" },
  "/settings/schedules": { path: "/settings/schedules", kind: "page", readers: "supervisors" },
  "/settings/shares": { path: "/settings/shares", kind: "page", readers: "supervisors" },
  "/settings/states": { path: "/settings/states", kind: "page", readers: "administrators" },
  // The secret is the right to it.
  "/s/[secret]": { path: "/s/{share}", kind: "page", readers: "anybody" },
  "/settings/teams": { path: "/settings/teams", kind: "page", readers: "administrators" },
  // Whoever has two-factor, or needs none, goes on.
  "/two-factor": { path: "/two-factor", kind: "page", readers: "signed-in", status: 307 },
  // Whoever may see an operation goes on to the report.
  "/no-operation": { path: "/no-operation", kind: "page", readers: "signed-in", status: 307 },
  // Where a source is known, it goes on to what is known of it.
  "/set-up": { path: "/set-up", kind: "page", readers: "signed-in", status: 307 },
  "/sign-in": { path: "/sign-in", kind: "page", readers: "anybody", status: 307 },
  "/_global-error": { path: "/_global-error", kind: "page", readers: "anybody", status: 500 },
  "/_not-found": { path: "/_not-found", kind: "page", readers: "anybody", status: 404 },
  "/api/[...path]": {
    path: "/api/nothing",
    kind: "api",
    readers: "signed-in",
    status: 404,
    post: "signed-in",
  },
  "/api/auth/[...all]": {
    path: "/api/auth/admin/list-users",
    kind: "api",
    readers: "administrators",
    knowsNoKeys: true,
  },
  "/api/auth/set-up": { path: "/api/auth/set-up", kind: "api", readers: null, post: "anybody" },
  "/api/alerts": { path: "/api/alerts", kind: "api", readers: "supervisors", post: "supervisors" },
  "/api/alerts/[alertId]": { path: "/api/alerts/nothing", kind: "api", readers: null },
  "/api/alerts/[alertId]/log": {
    path: "/api/alerts/nothing/log",
    kind: "api",
    readers: "supervisors",
    status: 404,
  },
  "/api/alerts/[alertId]/test": {
    path: "/api/alerts/nothing/test",
    kind: "api",
    readers: null,
    post: "supervisors",
  },
  "/api/calls": { path: "/api/calls", kind: "api", readers: "administrators" },
  "/api/export": { path: `/api/export?format=json&${day}`, kind: "api", readers: "signed-in" },
  // Without a mail server there is none.
  "/api/forgotten-password": {
    path: "/api/forgotten-password",
    kind: "api",
    readers: null,
    post: "anybody",
  },
  "/api/health": { path: "/api/health", kind: "api", readers: "anybody" },
  "/api/keys": { path: "/api/keys", kind: "api", readers: "supervisors", post: "supervisors" },
  "/api/keys/[keyId]": { path: "/api/keys/nothing", kind: "api", readers: null },
  "/api/invitations/[secret]": {
    path: "/api/invitations/nothing",
    kind: "api",
    readers: null,
    post: "anybody",
  },
  "/api/shared/[secret]": { path: "/api/shared/{share}", kind: "api", readers: null, post: "anybody" },
  "/api/shared/[secret]/report": { path: "/api/shared/{share}/report", kind: "api", readers: "anybody" },
  "/api/shares": { path: "/api/shares", kind: "api", readers: "supervisors", post: "supervisors" },
  "/api/shares/[shareId]": { path: "/api/shares/nothing", kind: "api", readers: null },
  "/api/openapi.json": { path: "/api/openapi.json", kind: "api", readers: "signed-in" },
  "/api/me": { path: "/api/me", kind: "api", readers: "signed-in" },
  "/api/me/password": {
    path: "/api/me/password",
    kind: "api",
    readers: null,
    post: "signed-in",
    knowsNoKeys: true,
  },
  "/api/me/sessions": { path: "/api/me/sessions", kind: "api", readers: "signed-in" },
  "/api/me/sessions/[sessionId]": { path: "/api/me/sessions/nobody", kind: "api", readers: null },
  "/api/metrics": { path: "/api/metrics", kind: "api", readers: "administrators", hidesFromReaders: true },
  "/api/people": { path: "/api/people", kind: "api", readers: "administrators", post: "administrators" },
  "/api/people/[personId]": { path: "/api/people/nobody", kind: "api", readers: null },
  "/api/people/[personId]/link": {
    path: "/api/people/nobody/link",
    kind: "api",
    readers: null,
    post: "administrators",
  },
  "/api/personal-data": { path: "/api/personal-data?agent={agent}", kind: "api", readers: "administrators" },
  "/api/personal-data/removals": {
    path: "/api/personal-data/removals",
    kind: "api",
    readers: "administrators",
    post: "administrators",
  },
  "/api/personal-data/removals/[removalId]": {
    path: "/api/personal-data/removals/nobody",
    kind: "api",
    readers: null,
  },
  "/api/report": { path: `/api/report?${day}`, kind: "api", readers: "signed-in" },
  "/api/report/again": { path: "/api/report/again", kind: "api", readers: null, post: "administrators" },
  "/api/report/days": { path: `/api/report/days?${day}`, kind: "api", readers: "signed-in" },
  "/api/report/hours": { path: `/api/report/hours?${day}`, kind: "api", readers: "signed-in" },
  "/api/report/provenance": { path: `/api/report/provenance?${day}`, kind: "api", readers: "signed-in" },
  "/api/report/timeline": {
    path: "/api/report/timeline?day=2023-12-05",
    kind: "api",
    readers: "signed-in",
    post: "administrators",
  },
  "/api/report/usual": { path: "/api/report/usual?day=2023-12-05", kind: "api", readers: "signed-in" },
  "/api/settings": { path: "/api/settings", kind: "api", readers: "signed-in" },
  "/api/settings/agents": {
    path: "/api/settings/agents",
    kind: "api",
    readers: null,
    post: "administrators",
  },
  "/api/settings/changes": {
    path: "/api/settings/changes",
    kind: "api",
    readers: null,
    post: "administrators",
  },
  "/api/settings/states": { path: "/api/settings/states", kind: "api", readers: "administrators" },
  "/api/settings/history": {
    path: "/api/settings/history",
    kind: "api",
    readers: "administrators",
  },
  "/api/source": { path: "/api/source", kind: "api", readers: null },
  "/api/trail": { path: "/api/trail", kind: "api", readers: "administrators" },
  "/api/views": { path: "/api/views", kind: "api", readers: "signed-in", post: "signed-in" },
  "/api/views/[viewId]": { path: "/api/views/nothing", kind: "api", readers: null },
  "/api/notes": { path: "/api/notes", kind: "api", readers: "signed-in", post: "supervisors" },
  "/api/notes/[noteId]": { path: "/api/notes/nothing", kind: "api", readers: null },
  "/api/schedules": { path: "/api/schedules", kind: "api", readers: "supervisors", post: "supervisors" },
  "/api/schedules/[scheduleId]": { path: "/api/schedules/nothing", kind: "api", readers: null },
  "/api/schedules/[scheduleId]/runs": {
    path: "/api/schedules/nothing/runs",
    kind: "api",
    readers: "supervisors",
    status: 404,
  },
  "/api/schedules/[scheduleId]/test": {
    path: "/api/schedules/nothing/test",
    kind: "api",
    readers: null,
    post: "supervisors",
  },
  "/api/teams": { path: "/api/teams", kind: "api", readers: "signed-in", post: "administrators" },
  "/api/teams/[teamId]": { path: "/api/teams/nobody", kind: "api", readers: "signed-in", status: 404 },
  // It takes no session: without a key it answers as wolkvox does without a token.
  "/api/v2/reports_manager.php": {
    path: "/api/v2/reports_manager.php",
    kind: "api",
    readers: "anybody",
    status: 401,
  },
};
