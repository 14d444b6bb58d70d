import { type Fault, fixed, html, json } from "./fault-scene.ts";
import { buildRefusal, formatRefusal, REFUSAL_NAMES } from "./refusals.ts";

function forbidden(msg: string): Fault {
  return json(403, formatRefusal("403", "FORBIDDEN", msg));
}

function empty(status: number): Fault {
  return fixed({ status });
}

function plain(status: number, body: string, headers: Record<string, string> = {}): Fault {
  return fixed({ status, headers: { "Content-Type": "text/plain", ...headers }, body });
}

const documentedFaults = Object.fromEntries(
  REFUSAL_NAMES.map((name): [string, Fault] => {
    const { status, body } = buildRefusal(name);
    return [name, json(status, body)];
  }),
);

/** Failures that a status line, or the text beside it, tells. */
export const statusFaults: Record<string, Fault> = {
  ...documentedFaults,
  "simultaneous-lower-case": forbidden("Exceeds the limit of simultaneous requests per token (2)"),
  "simultaneous-other-number": forbidden("EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS PER TOKEN (5)"),
  "simultaneous-spanish": forbidden("EXCEDE EL LIMITE DE SOLICITUDES SIMULTANEAS POR TOKEN (2)"),
  "bad-token-variant": forbidden("THE TOKEN IS NOT VALID OR HAS EXPIRED, PLEASE VALIDATE TOKEN"),
  // Not published: the pages only say that the API answers 403 during server backups.
  maintenance: forbidden("THE SERVER IS UNDER MAINTENANCE, PLEASE TRY AGAIN LATER"),
  "forbidden-unknown-text": forbidden("POLICY 7 DOES NOT ALLOW THIS OPERATION"),
  "forbidden-empty": empty(403),
  "forbidden-html": html(403, "Access denied by the firewall"),
  "quota-in-200": json(200, buildRefusal("quota").body),
  "html-200": html(200, "Iniciar sesión"),
  "html-404": html(404, "404 Not Found"),
  "gateway-404": json(404, '{"error":"Not Found"}'),
  "gateway-404-code": json(404, '{"code":404,"message":"Not Found"}'),
  "other-words-404": json(404, formatRefusal("404", "NOT FOUND", "THE ROUTE IS NOT REGISTERED")),
  "no-database-404": json(404, formatRefusal("404", "NOT FOUND", "NO CONNECTION TO THE DATA BASE")),
  "token-in-404": json(404, formatRefusal("404", "NOT FOUND", "PLEASE VALIDATE TOKEN")),
  // Words win over a code that says something else.
  "token-in-200": json(
    200,
    '{"code":"200","error":"PLEASE VALIDATE TOKEN","msg":"0 records were found","data":[]}',
  ),
  "token-in-400": json(200, formatRefusal("400", "BAD REQUEST", "PLEASE VALIDATE TOKEN")),
  "maintenance-in-200": json(
    200,
    '{"code":"200","error":null,"msg":"0 records: server under maintenance","data":[]}',
  ),
  "maintenance-in-500": json(200, formatRefusal("500", "INTERNAL", "DAILY BACKUP IN PROGRESS")),
  "quota-in-404": json(404, formatRefusal("404", "NOT FOUND", "TOKEN LIMIT EXCEEDED")),
  "maintenance-in-404": json(404, formatRefusal("404", "NOT FOUND", "DAILY BACKUP IN PROGRESS")),
  "empty-200": empty(200),
  "empty-204": empty(204),
  "empty-205": empty(205),
  "empty-206": empty(206),
  "empty-304": empty(304),
  "empty-404": empty(404),
  // The follow-up call, if a client makes it, shows in the call log.
  redirect: fixed({ status: 302, headers: { Location: "/api/v2/reports_manager.php?redirected=1" } }),
  "redirect-away": fixed({
    status: 307,
    headers: { Location: "http://127.0.0.2:9/api/v2/reports_manager.php" },
  }),
  "http-401": plain(401, "Unauthorized"),
  "http-407": plain(407, "Proxy Authentication Required", { "Proxy-Authenticate": "Basic" }),
  "http-418": plain(418, "I'm a teapot"),
  "http-429": plain(429, "Too Many Requests", { "Retry-After": "120" }),
  "http-500": json(500, formatRefusal("500", "INTERNAL SERVER ERROR", "UNEXPECTED ERROR")),
  "http-502-html": html(502, "502 Bad Gateway"),
  "http-503": plain(503, "Service Unavailable"),
  "http-504-html": html(504, "504 Gateway Time-out"),
};
