import { useTranslations } from "use-intl";
import { Chip } from "@/components/ui/notice";

type SendingHeadingProps = { name: string; isPaused: boolean; stopped: string | null };

/** The name of something that is sent, and whether it is. */
export function SendingHeading({ name, isPaused, stopped }: SendingHeadingProps) {
  const t = useTranslations("schedules");
  return (
    <h2 className="flex flex-wrap items-baseline gap-x-2 font-semibold">
      <bdi className="min-w-0 [overflow-wrap:anywhere]">{name}</bdi>
      {isPaused && (
        <Chip tone={stopped === null ? "quiet" : "failure"}>
          {t(stopped === null ? "paused" : "stopped")}
        </Chip>
      )}
    </h2>
  );
}
