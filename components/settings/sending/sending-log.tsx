import type { ComponentProps, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { Chip, Notice } from "@/components/ui/notice";
import { DataCell, PlainTable } from "@/components/ui/plain-table";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { RunWords } from "./use-sending-text";

type SendingLogProps = {
  name: string;
  heads: ComponentProps<typeof PlainTable>["heads"];
  error: { code: string } | null;
  /** Null while what was sent is on its way. */
  count: number | null;
  /** What is said where nothing was sent yet. */
  nothing: string;
  children: ReactNode;
};

/** What was sent of a schedule or an alert, a row each. */
export function SendingLog({ name, heads, error, count, nothing, children }: SendingLogProps) {
  const t = useTranslations();
  if (error) return <Notice tone="failure">{sayProblem(t, error.code)}</Notice>;
  if (count === null)
    return (
      <div aria-busy="true">
        <SkeletonRows count={3} />
      </div>
    );
  if (count === 0) return <p className="text-muted text-sm">{nothing}</p>;
  return (
    <ScrollRegion
      aria-label={t("schedules.runsOf", { name })}
      className="max-h-80 overflow-auto rounded border border-line"
    >
      <PlainTable heads={heads} room="dense" wraps>
        <tbody>{children}</tbody>
      </PlainTable>
    </ScrollRegion>
  );
}

/** How one sending went, and why where there is a reason. */
export function RunStateCell({
  run: { tone, state, why },
}: {
  run: Pick<RunWords, "tone" | "state" | "why">;
}) {
  return (
    <DataCell className="align-top">
      <Chip tone={tone}>{state}</Chip>
      {why && <span className="block pt-0.5 text-sm [overflow-wrap:anywhere]">{why}</span>}
    </DataCell>
  );
}
