import { useTranslations } from "use-intl";
import { Chip } from "@/components/ui/notice";
import type { RunWords } from "./use-sending-text";

/** How the newest sending went; null = nothing was sent yet. */
export function LastRun({ run }: { run: RunWords | null }) {
  const t = useTranslations("schedules");
  if (!run) return <p className="text-muted">{t("never")}</p>;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Chip tone={run.tone}>{run.state}</Chip>
        <span className="text-muted text-sm">{run.moment}</span>
      </p>
      {run.why && <p className="text-sm [overflow-wrap:anywhere]">{run.why}</p>}
    </>
  );
}
