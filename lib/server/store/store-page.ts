import { chooseLocale, localeCookie } from "@/lib/messages/locale";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { type ProblemError, problemStatus } from "@/lib/report/answers/problem";
import { storePageStyle } from "./store-page-style";

export type PageAnswer = { status: number; headers: Record<string, string>; body: string };

/** As Node gives them; of these two it never makes a list. */
export type RequestHeaders = { cookie?: string; "accept-language"?: string };

const usualWaitSeconds = 60;

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
  const locale = chooseLocale(cookieOf(localeCookie), headers["accept-language"] ?? null);
  const t = createLocaleTranslator(locale);
  const theme = /^(light|dark)$/.exec(cookieOf("auxboard-theme") ?? "")?.[0];
  return `<!doctype html>
<html lang="${locale}"${theme ? ` data-theme="${theme}"` : ""}>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="${seconds}">
<title>Auxboard · ${t(`storePage.${kind}-title`)}</title>
<style>${storePageStyle}</style>
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
