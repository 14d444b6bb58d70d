import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Card } from "@/components/ui/card";
import { Check } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useAttempt } from "@/components/ui/use-attempt";
import { changeSettings, settingsOptions } from "@/lib/browser/queries/settings-query";
import { saySettingsFault } from "../history/say-settings-fault";

/** Whether wolkvox is also asked while nobody reads. */
export function BackgroundView({ operation }: { operation: string }) {
  const all = useTranslations();
  const t = useTranslations("operation");
  const client = useQueryClient();
  const options = settingsOptions(operation);
  const { data, error } = useQuery(options);
  const { fault, run } = useAttempt((failure) => saySettingsFault(all, failure));
  const words = error ? saySettingsFault(all, error) : fault;
  // The box shows at once what was chosen, and what is true again where that failed.
  const allow = async (background: boolean) => {
    client.setQueryData(options.queryKey, (known) => known && { ...known, background });
    const isSaved = await run(() => changeSettings(client, operation, { background }));
    if (!isSaved) await client.invalidateQueries(options);
  };
  return (
    <Card as="section" className="grid gap-2.5 p-4">
      <h2 className="font-semibold">{t("background")}</h2>
      <div className="empty:hidden" role="alert">
        {words && <Notice tone="failure">{words}</Notice>}
      </div>
      <Check
        checked={data?.background ?? false}
        disabled={!data}
        hint={t("backgroundNote")}
        label={t("backgroundAllowed")}
        onChange={(event) => void allow(event.target.checked)}
      />
    </Card>
  );
}
