import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useSite } from "@/lib/browser/site";
import type { Schedule } from "@/lib/report/answers/schedule";
import { LastRun } from "./last-run";
import { SendingHeading } from "./sending-heading";
import type { SendingText } from "./use-sending-text";

type SendingFactsProps = {
  sending: Pick<Schedule, "name" | "to" | "by" | "operation" | "isPaused" | "stopped"> & {
    lastRun: Parameters<SendingText["run"]>[0] | null;
  };
  text: Pick<SendingText, "operationOf" | "problem" | "run">;
  /** What is sent, below its name. */
  subject: ReactNode;
  /** The sentence that names its recipients. */
  sends: (to: string) => string;
  /** When it is sent. */
  children: ReactNode;
};

const fewRecipients = 3;

/** What a schedule and an alert say of themselves: what is sent, to whom and when, and how the newest sending went. */
export function SendingFacts({ sending, text, subject, sends, children }: SendingFactsProps) {
  const t = useTranslations("schedules");
  const { operations, role } = useSite();
  const { name, to, by, operation, isPaused, stopped, lastRun } = sending;
  const more = to.length - fewRecipients;
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-2">
      <div className="min-w-0 grow basis-72">
        <SendingHeading isPaused={isPaused} name={name} stopped={stopped} />
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
        {children}
        {stopped && <p className="text-over text-sm">{text.problem(stopped, "")}</p>}
      </div>
      <div className="min-w-0 grow basis-56">
        <LastRun run={lastRun && text.run(lastRun, operation)} />
      </div>
    </div>
  );
}
