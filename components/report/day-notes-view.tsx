"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { AskedButton } from "@/components/ui/asked-button";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ChoiceField } from "@/components/ui/choice";
import { Check, Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useAttempt } from "@/components/ui/use-attempt";
import type { ApiError } from "@/lib/browser/api";
import { askFiguresAgain, changeNote, makeNote, removeNote } from "@/lib/browser/queries/notes-query";
import { findRefusal, useFaultWords } from "@/lib/browser/refusal";
import { useSite } from "@/lib/browser/site";
import { type Day, dayOf } from "@/lib/dates/window";
import { formatMediumDay, formatMoment } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";
import { type DayNote, noteLimits, tellWriters } from "@/lib/report/answers/day-note";
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

type Words = Pick<DayNote, "text" | "leavesOut">;

/** A note that is being changed: `version` is the one that was seen when that began; null = what is told now. */
type Changing = Pick<DayNote, "id" | "day" | "agent"> & { version: number | null };

/** What people wrote down about the days of a range, and forms to write more and to change it. */
export function DayNotesView({ operation, answer, agentId, isWriting, onWrite }: DayNotesProps) {
  const t = useTranslations("dayNotes");
  const { role, isShared } = useSite();
  const mayWrite = role !== "viewer" && isShared !== true;
  const client = useQueryClient();
  const [changing, setChanging] = useState<Changing | null>(null);
  // The card stays while somebody writes, also where the last note goes meanwhile.
  const turnTo = (note: Changing | null) => {
    setChanging(note);
    onWrite(note !== null);
  };
  const own = (refusal: ApiError) => (isConflict(refusal) ? t("changedMeanwhile") : null);
  const { fault, isBusy, run } = useAttempt(useFaultWords("dayNotes", own));
  const names = namesOf(answer.agents);
  // What is refused may be another note by now: that one is shown then.
  const act = (work: () => Promise<unknown>) => run(() => work().finally(() => askFiguresAgain(client)));
  const notes = (answer.dayNotes ?? []).filter(
    ({ agent }) => agentId === null || agent === null || agent === agentId,
  );
  const found = notes.find(({ id }) => id === changing?.id);
  const save = async (of: Changing, words: Words) => {
    const saving = found
      ? () => changeNote(operation, { id: of.id, version: of.version ?? found.version }, words)
      : // Somebody has removed it: it is written anew.
        () => makeNote(operation, { day: of.day, agent: of.agent, ...words });
    const isSaved = await act(() =>
      saving().catch((error: unknown) => {
        // Whoever saves once more has seen what somebody else wrote.
        if (isConflict(error)) setChanging({ ...of, version: null });
        throw error;
      }),
    );
    if (isSaved) turnTo(null);
  };
  const form = changing && (
    <NoteForm
      isBusy={isBusy}
      key={changing.id}
      onCancel={() => turnTo(null)}
      onSave={(words) => save(changing, words)}
      standing={found}
    />
  );
  return (
    <Card aria-label={t("title")} as="section">
      <div className="grid gap-2 p-3">
        <h2 className="font-semibold">{t("title")}</h2>
        {notes.length > 0 && (
          <ul className="grid gap-1.5">
            {notes.map((note) => (
              <NoteLine
                isChanging={note === found}
                key={note.id}
                name={note.agent === null ? t("everybody") : (names.get(note.agent) ?? note.agent)}
                note={note}
                onChange={mayWrite ? () => turnTo(note) : null}
                onRemove={() => act(() => removeNote(operation, note))}
                timeZone={answer.range.timeZone}
              />
            ))}
          </ul>
        )}
        <div role="alert">{fault && <Notice tone="failure">{fault}</Notice>}</div>
        {changing && !found && <Notice tone="note">{t("goneMeanwhile")}</Notice>}
        {form}
        {mayWrite && !isWriting && !changing && (
          <div className="print:hidden">
            <Button look="text" onClick={() => onWrite(true)}>
              {t("write")}
            </Button>
          </div>
        )}
        {mayWrite && isWriting && !changing && (
          <NewNoteForm
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

function isConflict(error: unknown): boolean {
  return findRefusal(error)?.code === "conflict";
}

type NoteLineProps = {
  note: DayNote;
  name: string;
  timeZone: string;
  isChanging: boolean;
  /** Null where the reader writes no notes. */
  onChange: (() => void) | null;
  onRemove: () => Promise<unknown>;
};

function NoteLine({ note, name, timeZone, isChanging, onChange, onRemove }: NoteLineProps) {
  const t = useTranslations("dayNotes");
  const say = useTranslations();
  const locale = useLocale();
  const { nowMs } = useSite();
  const momentOf = (instant: string) => {
    const { day, time } = formatMoment(instantOf(instant), nowMs, timeZone, locale);
    return [day, time].filter(Boolean).join(" ");
  };
  return (
    <li className={`flex flex-wrap items-baseline gap-x-2 ${isChanging ? "rounded bg-accent-soft" : ""}`}>
      <span className="font-medium">
        {t("of", { day: formatMediumDay(note.day, locale), whom: showControls(name) })}
      </span>
      <bdi className="min-w-0 [overflow-wrap:anywhere]">{note.text}</bdi>
      {note.leavesOut && <span className="text-note text-sm">{t("leftOut")}</span>}
      <span className="text-muted text-sm">{tellWriters(note, say, momentOf)}</span>
      {onChange && (
        <span className="flex gap-3 print:hidden">
          <Button
            aria-label={t("changeOf", { text: note.text })}
            aria-pressed={isChanging}
            look="text"
            onClick={onChange}
          >
            {t("change")}
          </Button>
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
  /** The note that is changed; undefined where it is a new one. */
  standing?: DayNote | undefined;
  isBusy: boolean;
  onSave: (words: Words) => Promise<void>;
  onCancel: () => void;
  /** What stands before the text. */
  children?: ReactNode;
};

/** The words of a note, new or as they stand. */
function NoteForm({ standing, isBusy, onSave, onCancel, children }: NoteFormProps) {
  const t = useTranslations("dayNotes");
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState(standing?.text ?? "");
  const [leavesOut, setLeavesOut] = useState(standing?.leavesOut ?? false);
  // A form that is asked for further up takes the focus to its first field.
  useEffect(() => form.current?.querySelector<HTMLElement>("select, input")?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    return onSave({ text, leavesOut });
  };
  return (
    <form
      aria-label={t(standing ? "changeTitle" : "write")}
      className="grid max-w-xl gap-2 print:hidden"
      noValidate
      onSubmit={submit}
      ref={form}
    >
      {children}
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

type NewNoteFormProps = Pick<NoteFormProps, "isBusy" | "onCancel"> & {
  agentId: string | null;
  days: readonly Day[];
  /** The day that is looked at where the range has no days of its own. */
  standing: Day;
  names: ReadonlyMap<string, string>;
  onSave: (words: Words & Pick<DayNote, "day" | "agent">) => Promise<void>;
};

function NewNoteForm({ agentId, days, standing, names, onSave, ...form }: NewNoteFormProps) {
  const t = useTranslations("dayNotes");
  const locale = useLocale();
  const choices = days.length > 0 ? days : [standing];
  const [day, setDay] = useState(choices.at(-1) ?? standing);
  const [agent, setAgent] = useState(agentId ?? "");
  const people = agentId === null ? [...names] : [[agentId, names.get(agentId) ?? agentId] as const];
  return (
    <NoteForm {...form} onSave={(words) => onSave({ day, agent: agent === "" ? null : agent, ...words })}>
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
    </NoteForm>
  );
}

// A report by agent names them; one over time counts them.
function namesOf(agents: unknown): ReadonlyMap<string, string> {
  if (!Array.isArray(agents)) return new Map();
  return new Map(
    agents.flatMap(({ id, name }: { id: string; name: string }) => (id === "" ? [] : [[id, name || id]])),
  );
}
