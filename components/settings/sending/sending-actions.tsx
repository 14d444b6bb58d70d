import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { EndButton } from "../end-button";

type Outcome = { tone: "said" | "failure"; text: string };

type SendingActionsProps = {
  name: string;
  isPaused: boolean;
  isEdited: boolean;
  onEdit: () => void;
  /** Sends a test; resolves to what came of it. */
  onTest: () => Promise<Outcome>;
  /** Pauses it, or lets it go on. */
  onPause: () => Promise<void>;
  onRemove: () => Promise<void>;
  /** Why something that was asked for was not done. */
  faultOf: (error: unknown) => string;
  /** What was sent so far, where it is asked for. */
  children: ReactNode;
};

/** What can be done with something that is sent, and what came of it. */
export function SendingActions(props: SendingActionsProps) {
  const { name, isPaused, isEdited, onEdit, onTest, onPause, onRemove, faultOf, children } = props;
  const t = useTranslations("schedules");
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busyWith, setBusyWith] = useState<"test" | "change" | null>(null);
  const [hasRuns, setHasRuns] = useState(false);
  const act = async (kind: "test" | "change", doing: () => Promise<Outcome | null>) => {
    setBusyWith(kind);
    setOutcome(null);
    setOutcome(await doing().catch((error) => ({ tone: "failure", text: faultOf(error) }) as const));
    setBusyWith(null);
  };
  const change = (doing: () => Promise<void>) => act("change", () => doing().then(() => null));
  return (
    <>
      <div className="flex flex-wrap gap-1.5 print:hidden">
        <Button aria-label={t("editOf", { name })} aria-pressed={isEdited} onClick={onEdit}>
          {t("edit")}
        </Button>
        <Button
          aria-label={t("testOf", { name })}
          disabled={busyWith !== null}
          onClick={() => act("test", onTest)}
        >
          {t(busyWith === "test" ? "testing" : "test")}
        </Button>
        <Button
          aria-label={t(isPaused ? "resumeOf" : "pauseOf", { name })}
          disabled={busyWith !== null}
          onClick={() => change(onPause)}
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
        <EndButton name={name} onEnd={() => change(onRemove)} words="schedules" />
      </div>
      <p className="text-muted empty:hidden" role="status">
        {outcome?.tone === "said" && outcome.text}
      </p>
      <div className="empty:hidden" role="alert">
        {outcome?.tone === "failure" && <Notice tone="failure">{outcome.text}</Notice>}
      </div>
      {hasRuns && children}
    </>
  );
}
