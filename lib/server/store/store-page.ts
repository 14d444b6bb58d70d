import { chooseLocale } from "@/lib/messages/choose-locale";
import { languageOf } from "@/lib/messages/locale";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { type ProblemError, problemStatus } from "@/lib/report/answers/problem";

export type PageAnswer = { status: number; headers: Record<string, string>; body: string };

/** As Node gives them; of these two it never makes a list. */
export type RequestHeaders = { cookie?: string; "accept-language"?: string };

const usualWaitSeconds = 60;

// The page's own style: while the store is away it asks for nothing else. Colours as in lib/report/states/palette.ts.
const style = `
:root { color-scheme: light dark;
  --page: light-dark(#f7f7f5, #111317); --card: light-dark(#fff, #181b20); --line: light-dark(#e6e6e1, #282c34);
  --ink: light-dark(#1b1d22, #eceef2); --muted: light-dark(#666a73, #a0a6b1);
  --accent: light-dark(#1f5fd0, #7fb0ff); --on-accent: light-dark(#fff, #0c1a30) }
:root[data-theme="light"] { color-scheme: light }
:root[data-theme="dark"] { color-scheme: dark }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/22px "Inter Variable", system-ui, sans-serif }
main { box-sizing: border-box; min-height: 100dvh; max-width: 560px; margin: auto; padding: 24px;
  display: grid; align-content: center; gap: 12px }
h1, p { margin: 0 }
h1 { font-size: 20px; line-height: 28px; font-weight: 600; text-wrap: balance }
.name { color: var(--muted); font-weight: 600; font-size: 13px }
.again { border-top: 1px solid var(--line); padding-top: 12px; color: var(--muted) }
a { display: inline-block; border-radius: 6px; padding: 6px 14px; background: var(--accent); color: var(--on-accent);
  font-size: 13px; line-height: 20px; font-weight: 600; text-decoration: none }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }`;

export type StorePageReason = Pick<ProblemError, "code" | "retryAfterSeconds"> & {
  /** False where the page must not say that what is stored is intact. */
  isIntact: boolean;
};

/** The page that stands in for any other while the store is away or full: what holds, and that it tries again itself. */
export function buildStorePage(
  { code, retryAfterSeconds = usualWaitSeconds, isIntact }: StorePageReason,
  headers: RequestHeaders,
): PageAnswer {
  const kind = !isIntact ? "broken" : code === "store-full" ? "full" : "away";
  return {
    status: problemStatus[code],
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
      "Retry-After": String(retryAfterSeconds),
    },
    body: buildBody(kind, retryAfterSeconds, headers),
  };
}

function buildBody(kind: "away" | "full" | "broken", seconds: number, headers: RequestHeaders): string {
  const cookieOf = (name: string) => headers.cookie?.match(`(?:^|; *)${name}=([^;]*)`)?.[1];
  const locale = chooseLocale({ choiceOf: cookieOf, acceptLanguage: headers["accept-language"] ?? null });
  const t = createLocaleTranslator(locale);
  const theme = /^(light|dark)$/.exec(cookieOf("auxboard-theme") ?? "")?.[0];
  return `<!doctype html>
<html lang="${languageOf(locale)}"${theme ? ` data-theme="${theme}"` : ""}>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="${seconds}">
<title>Auxboard · ${t(`storePage.${kind}-title`)}</title>
<style>${style}</style>
<main>
<p class="name">Auxboard</p>
<h1>${t(`storePage.${kind}-title`)}</h1>
<p>${t(`storePage.${kind}-text`)}</p>
${kind === "broken" ? "" : `<p>${t("storePage.holds")}</p>`}
<p class="again" role="status">${t("storePage.again", { seconds })}</p>
<p><a href="">${t("storePage.retry")}</a></p>
</main>
</html>
`;
}
