import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ScheduleTestAnswer } from "@/lib/report/answers/schedule";
import { EndButton } from "../end-button";
import { SendingFacts, type SendingFactsProps } from "./sending-facts";
import type { SendingText } from "./use-sending-text";

/** What the page of what is sent knows of each row. */
export type RowState = {
  isEdited: boolean;
  onEdit: () => void;
  /** Resolves once what is shown is new. */
  onChanged: () => Promise<unknown>;
  onRemoved: () => void;
};

type SendingRowProps<Tested> = RowState &
  SendingFactsProps & {
    text: Pick<SendingText, "fault">;
    /** Why nothing can be sent. */
    problem?: string | null;
    test: () => Promise<Tested>;
    /** What a test that was sent came to. */
    testSent: (tested: Tested) => string;
    change: (change: { isPaused: boolean }) => Promise<unknown>;
    remove: () => Promise<void>;
    /** What was sent so far, where it is asked for. */
    log: ReactNode;
  };

type Outcome = { tone: "said" | "failure"; text: string };

/** One thing that is sent by itself: what it says of itself, what can be done with it, and what came of that. */
export function SendingRow<Tested extends ScheduleTestAnswer>(props: SendingRowProps<Tested>) {
  const { sending, text, isEdited, onEdit, onChanged, onRemoved, problem, log } = props;
  const { name, isPaused } = sending;
  const t = useTranslations("schedules");
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busyWith, setBusyWith] = useState<"test" | "change" | null>(null);
  const [hasRuns, setHasRuns] = useState(false);
  const act = async (kind: "test" | "change", doing: () => Promise<Outcome | null>) => {
    setBusyWith(kind);
    setOutcome(null);
    setOutcome(await doing().catch((error) => ({ tone: "failure", text: text.fault(error) }) as const));
    setBusyWith(null);
  };
  const test = () =>
    act("test", async () => {
      const tested = await props.test();
      if (tested.problem === null) return { tone: "said", text: props.testSent(tested) };
      const words = { to: tested.to, problem: text.problem(tested.problem, tested.detail) };
      return { tone: "failure", text: t("testFailed", words) };
    });
  const pause = () =>
    act("change", async () => {
      await props.change({ isPaused: !isPaused });
      await onChanged();
      return null;
    });
  const remove = () =>
    act("change", async () => {
      await props.remove();
      onRemoved();
      return null;
    });
  return (
    <li aria-label={name} className="grid grid-cols-1 gap-2.5 border-line px-4 py-3 [&+&]:border-t">
      <SendingFacts {...props} />
      {problem && <Notice tone="failure">{problem}</Notice>}
      <div className="flex flex-wrap gap-1.5 print:hidden">
        <Button aria-label={t("editOf", { name })} aria-pressed={isEdited} onClick={onEdit}>
          {t("edit")}
        </Button>
        <Button aria-label={t("testOf", { name })} disabled={busyWith !== null} onClick={test}>
          {t(busyWith === "test" ? "testing" : "test")}
        </Button>
        <Button
          aria-label={t(isPaused ? "resumeOf" : "pauseOf", { name })}
          disabled={busyWith !== null}
          onClick={pause}
        >
          {t(isPaused ? "resume" : "pause")}
        </Button>
        <Button
          aria-expanded={hasRuns}
          aria-label={t("runsOf", { name })}
          onClick={() => setHasRuns(!hasRuns)}
        >
          {t("runs")}
        </Button>
        <EndButton name={name} onEnd={remove} words="schedules" />
      </div>
      <p className="text-muted empty:hidden" role="status">
        {outcome?.tone === "said" && outcome.text}
      </p>
      <div className="empty:hidden" role="alert">
        {outcome?.tone === "failure" && <Notice tone="failure">{outcome.text}</Notice>}
      </div>
      {hasRuns && log}
    </li>
  );
}
