import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Chip } from "@/components/ui/notice";
import { useSite } from "@/lib/browser/site";
import type { Schedule } from "@/lib/report/answers/schedule";
import type { RunWords, SendingText } from "./use-sending-text";

export type SendingFactsProps = {
  sending: Pick<Schedule, "name" | "to" | "by" | "operation" | "isPaused" | "stopped"> & {
    lastRun: Parameters<SendingText["run"]>[0] | null;
  };
  text: Pick<SendingText, "operationOf" | "problem" | "run">;
  /** What is sent, below its name. */
  subject: ReactNode;
  /** The sentence that names its recipients. */
  sends: (to: string) => string;
  /** When it is sent. */
  times: ReactNode;
};

const fewRecipients = 3;

/** What a schedule and an alert say of themselves: what is sent, to whom and when, and how the newest sending went. */
export function SendingFacts({ sending, text, subject, sends, times }: SendingFactsProps) {
  const t = useTranslations("schedules");
  const { operations, role } = useSite();
  const { name, to, by, operation, isPaused, stopped, lastRun } = sending;
  const more = to.length - fewRecipients;
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-2">
      <div className="min-w-0 grow basis-72">
        <h2 className="flex flex-wrap items-baseline gap-x-2 font-semibold">
          <bdi className="min-w-0 [overflow-wrap:anywhere]">{name}</bdi>
          {isPaused && (
            <Chip tone={stopped === null ? "quiet" : "failure"}>
              {t(stopped === null ? "paused" : "stopped")}
            </Chip>
          )}
        </h2>
        {subject}
        {operations.length > 1 && <p className="text-muted text-sm">{text.operationOf(operation).name}</p>}
        <p className="text-muted text-sm [overflow-wrap:anywhere]" title={to.join(", ")}>
          {sends(to.slice(0, fewRecipients).join(", "))}
          {more > 0 && ` ${t("more", { count: more })}`}
        </p>
        {role === "administrator" && (
          <p className="text-muted text-sm [overflow-wrap:anywhere]">{t("madeBy", { by })}</p>
        )}
      </div>
      <div className="min-w-0 grow basis-48">
        {times}
        {stopped && <p className="text-over text-sm">{text.problem(stopped, "")}</p>}
      </div>
      <div className="min-w-0 grow basis-56">
        <LastRun run={lastRun && text.run(lastRun, operation)} />
      </div>
    </div>
  );
}

/** How the newest sending went; null = nothing was sent yet. */
function LastRun({ run }: { run: RunWords | null }) {
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
