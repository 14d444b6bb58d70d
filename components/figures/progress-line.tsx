import { useId } from "react";
import { useTranslations } from "use-intl";
import type { Progress } from "@/lib/report/answers/report-answer";
import { ProgressBar } from "./progress-bar";

type ProgressLineProps = { progress: Progress; className?: string };

/** How far a reading is: a bar, how much of it is done, and how long the rest may take. */
export function ProgressLine({ progress, className = "" }: ProgressLineProps) {
  const words = useProgressWords();
  const { done, total } = progress;
  const id = useId();
  return (
    <span className={`inline-flex items-center gap-x-2 align-top ${className}`}>
      <ProgressBar aria-labelledby={id} done={done} total={total} />
      <span id={id}>{words(progress)}</span>
    </span>
  );
}

const fewCalls = 3;

/** Whether nobody sits and waits for it. */
export function isLongReading({ total }: Progress): boolean {
  return total > fewCalls;
}

/** `12 de 31 consultas a wolkvox, faltan cerca de 3 min`. */
function useProgressWords(): (progress: Progress) => string {
  const t = useTranslations("report");
  return ({ of, done, total, secondsLeft }) => {
    const told = t(of === "days" ? "progressDays" : "progress", { done, total });
    if (secondsLeft === undefined) return told;
    return t("progressLeft", {
      told,
      left: t("left", { minutes: Math.max(1, Math.round(secondsLeft / 60)) }),
    });
  };
}
