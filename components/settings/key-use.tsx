import { useTranslations } from "use-intl";
import { CopiedText } from "@/components/figures/copied-text";
import { Card, CardTitle } from "@/components/ui/card";
import { usePageOrigin } from "@/lib/browser/use-page-address";

/** How a key is used in the place of wolkvox's token, ready to paste. */
export function KeyUse({ apiKey }: { apiKey: string }) {
  const t = useTranslations("apiKeys");
  const origin = usePageOrigin();
  return (
    <Card aria-label={t("useTitle")} as="section" className="min-w-0">
      <CardTitle>{t("useTitle")}</CardTitle>
      <div className="grid gap-3 p-4">
        <p className="max-w-prose text-muted">{t("useText")}</p>
        <CopiedText label={t("powerQuery")} text={writePowerQuery(origin, apiKey)} />
        <CopiedText label={t("curlDropIn")} text={writeCurl(origin, apiKey)} />
      </div>
    </Card>
  );
}

/** A line for a terminal that asks an address by a key. */
export function writeBearerCurl(address: string, apiKey: string): string {
  return `curl -H "Authorization: Bearer ${apiKey}" "${address}"`;
}

const path = "api/v2/reports_manager.php";

function writeCurl(origin: string, apiKey: string): string {
  const words = "api=agent_3&date_ini=20261101000000&date_end=20261130235959";
  return `curl -H "wolkvox-token: ${apiKey}" "${origin}/${path}?${words}"`;
}

// Hours go past 24, which Power Query's own parser of durations refuses. A day without records is a 404 with an empty list.
function writePowerQuery(origin: string, apiKey: string): string {
  return `let
  Day = Date.ToText(Date.AddDays(Date.From(DateTime.LocalNow()), -1), [Format = "yyyyMMdd"]),
  Answer = Json.Document(Web.Contents("${origin}", [
    RelativePath = "${path}",
    Query = [api = "agent_3", date_ini = Day & "000000", date_end = Day & "235959"],
    Headers = [#"wolkvox-token" = "${apiKey}"],
    ManualStatusHandling = {404}
  ])),
  Rows = Table.FromRecords(Answer[data], {"agent_id", "agent_dni", "agent_name", "aux_state", "time"}),
  ToDuration = (text) => let part = List.Transform(Text.Split(text, ":"), Number.From)
    in #duration(0, part{0}, part{1}, part{2}),
  Typed = Table.TransformColumns(Rows, {{"time", each if _ = "" then null else ToDuration(_), type nullable duration}})
in
  Typed`;
}
