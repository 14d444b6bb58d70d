"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { AskedButton } from "@/components/ui/asked-button";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ChoiceField } from "@/components/ui/choice";
import { Check, Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useAttempt } from "@/components/ui/use-attempt";
import { refusalWords } from "@/lib/browser/api";
import { askFiguresAgain, makeNote, removeNote } from "@/lib/browser/queries/notes-query";
import { useSite } from "@/lib/browser/site";
import { type Day, dayOf } from "@/lib/dates/window";
import { formatMediumDay, formatMoment } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";
import { type DayNote, noteLimits } from "@/lib/report/answers/day-note";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";
import { showControls } from "@/lib/report/text";

type Answer = Pick<AnswerFacts, "days" | "dayNotes" | "range"> & { agents?: unknown };

type DayNotesProps = {
  operation: string;
  answer: Answer;
  /** Whose page it is; null = the team's. */
  agentId: string | null;
  isWriting: boolean;
  onWrite: (isWriting: boolean) => void;
};

/** What people wrote down about the days of a range, and a form to write more. */
export function DayNotesView({ operation, answer, agentId, isWriting, onWrite }: DayNotesProps) {
  const t = useTranslations("dayNotes");
  const { role, isShared } = useSite();
  const mayWrite = role !== "viewer" && isShared !== true;
  const client = useQueryClient();
  const { fault, isBusy, run } = useAttempt((error) => {
    const detail = refusalWords(error);
    return detail === null ? t("offline") : t("failed", { detail });
  });
  const names = namesOf(answer.agents);
  const act = (work: () => Promise<unknown>) =>
    run(async () => {
      await work();
      await askFiguresAgain(client);
    });
  const notes = (answer.dayNotes ?? []).filter(
    ({ agent }) => agentId === null || agent === null || agent === agentId,
  );
  return (
    <Card aria-label={t("title")} as="section">
      <div className="grid gap-2 p-3">
        <h2 className="font-semibold">{t("title")}</h2>
        {notes.length > 0 && (
          <ul className="grid gap-1.5">
            {notes.map((note) => (
              <NoteLine
                key={note.id}
                name={note.agent === null ? t("everybody") : (names.get(note.agent) ?? note.agent)}
                note={note}
                onRemove={mayWrite ? () => act(() => removeNote(operation, note.id)) : null}
                timeZone={answer.range.timeZone}
              />
            ))}
          </ul>
        )}
        <div role="alert">{fault && <Notice tone="failure">{fault}</Notice>}</div>
        {mayWrite && !isWriting && (
          <div className="print:hidden">
            <Button look="text" onClick={() => onWrite(true)}>
              {t("write")}
            </Button>
          </div>
        )}
        {mayWrite && isWriting && (
          <NoteForm
            agentId={agentId}
            days={answer.days.map(({ day }) => day)}
            isBusy={isBusy}
            names={names}
            onCancel={() => onWrite(false)}
            onSave={async (words) => {
              if (await act(() => makeNote(operation, words))) onWrite(false);
            }}
            standing={dayOf(answer.range.to)}
          />
        )}
      </div>
    </Card>
  );
}

type NoteLineProps = {
  note: DayNote;
  name: string;
  timeZone: string;
  onRemove: (() => Promise<unknown>) | null;
};

function NoteLine({ note, name, timeZone, onRemove }: NoteLineProps) {
  const t = useTranslations("dayNotes");
  const locale = useLocale();
  const { nowMs } = useSite();
  const instantMs = instantOf(note.at);
  const { day, time } = formatMoment(instantMs, nowMs, timeZone, locale);
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      <span className="font-medium">
        {t("of", { day: formatMediumDay(note.day, locale), whom: showControls(name) })}
      </span>
      <bdi className="min-w-0 [overflow-wrap:anywhere]">{note.text}</bdi>
      {note.leavesOut && <span className="text-note text-sm">{t("leftOut")}</span>}
      <span className="text-muted text-sm">
        {t("by", { by: note.by || t("gone"), at: [day, time].filter(Boolean).join(" ") })}
      </span>
      {onRemove && (
        <span className="print:hidden">
          <AskedButton
            asked={{ label: t("surelyOf", { text: note.text }), text: t("surely") }}
            className="text-over"
            label={t("removeOf", { text: note.text })}
            onSure={async () => {
              await onRemove();
            }}
            text={t("remove")}
          />
        </span>
      )}
    </li>
  );
}

type NoteFormProps = {
  agentId: string | null;
  days: readonly Day[];
  /** The day that is looked at where the range has no days of its own. */
  standing: Day;
  isBusy: boolean;
  names: ReadonlyMap<string, string>;
  onSave: (words: Pick<DayNote, "day" | "agent" | "text" | "leavesOut">) => Promise<void>;
  onCancel: () => void;
};

function NoteForm({ agentId, days, standing, isBusy, names, onSave, onCancel }: NoteFormProps) {
  const t = useTranslations("dayNotes");
  const locale = useLocale();
  const choices = days.length > 0 ? days : [standing];
  const [day, setDay] = useState(choices.at(-1) ?? standing);
  const [agent, setAgent] = useState(agentId ?? "");
  const [text, setText] = useState("");
  const [leavesOut, setLeavesOut] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    return onSave({ day, agent: agent === "" ? null : agent, text, leavesOut });
  };
  const people = agentId === null ? [...names] : [[agentId, names.get(agentId) ?? agentId] as const];
  return (
    <form className="grid max-w-xl gap-2 print:hidden" noValidate onSubmit={submit}>
      <div className="flex flex-wrap gap-2">
        <ChoiceField label={t("day")} onChoose={setDay} value={day}>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {formatMediumDay(choice, locale)}
            </option>
          ))}
        </ChoiceField>
        <ChoiceField label={t("whom")} onChoose={setAgent} value={agent}>
          <option value="">{t("everybody")}</option>
          {people.map(([id, name]) => (
            <option key={id} value={id}>
              {`${showControls(name)} ${id}`}
            </option>
          ))}
        </ChoiceField>
      </div>
      <Field
        autoComplete="off"
        label={t("text")}
        maxLength={noteLimits.text}
        onChange={(event) => setText(event.target.value)}
        size="small"
        value={text}
      />
      <Check
        checked={leavesOut}
        hint={t("leavesOutHint")}
        label={t("leavesOut")}
        onChange={(event) => setLeavesOut(event.target.checked)}
      />
      <div className="flex gap-2">
        <Button disabled={isBusy || text.trim() === ""} look="main" type="submit">
          {t("save")}
        </Button>
        <Button onClick={onCancel}>{t("cancel")}</Button>
      </div>
    </form>
  );
}

// A report by agent names them; one over time counts them.
function namesOf(agents: unknown): ReadonlyMap<string, string> {
  if (!Array.isArray(agents)) return new Map();
  return new Map(
    agents.flatMap(({ id, name }: { id: string; name: string }) => (id === "" ? [] : [[id, name || id]])),
  );
}
