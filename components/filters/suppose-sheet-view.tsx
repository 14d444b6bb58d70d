"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { type SupposeSubject, supposeSubject } from "@/components/figures/suppose-offer";
import { useStateName } from "@/components/figures/use-state-name";
import { useSuppositionWords } from "@/components/figures/use-supposition-words";
import { Button } from "@/components/ui/button";
import { ChoiceField } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Modal } from "@/components/ui/modal";
import { reportOptions } from "@/lib/browser/queries/figures-query";
import { useQuestion } from "@/lib/browser/use-question";
import { formatMediumDay } from "@/lib/dates/words";
import type { Allowance } from "@/lib/report/allowances/describe-allowances";
import { listDayWindows } from "@/lib/report/plan/day-windows";
import { isRealState } from "@/lib/report/states/fold-states";
import { type StateClass, stateClasses } from "@/lib/report/states/state-shades";
import { addSupposition, formatSupposition, type Supposition } from "@/lib/report/suppositions/supposition";

type Add = (added: Supposition) => void;

/** Every hypothesis of the page's link, to be taken back, and forms that add one: that of what it was opened about has the focus. */
export function SupposeSheetView({ onClose }: { onClose: () => void }) {
  const t = useTranslations("suppose");
  const say = useSuppositionWords();
  const { link, range, change } = useQuestion();
  const [about] = useState(supposeSubject.read);
  useEffect(() => () => supposeSubject.set(null), []);
  // What is really so: by state, and without any hypothesis.
  const { data } = useQuery(reportOptions({ ...link, group: null, suppose: [] }));
  const supposed = useQuery(reportOptions(link)).data;
  const add: Add = (added) => change((current) => ({ suppose: addSupposition(current.suppose, added) }));
  const states = (data?.states ?? []).flatMap((state, place) => {
    const stateClass = data?.styles[place]?.stateClass;
    return stateClass && isRealState(state) ? [{ state, stateClass }] : [];
  });
  const days = listDayWindows(range).map(({ day }) => day);
  return (
    <Modal closeLabel={t("close")} onClose={onClose} place="small" title={t("title")}>
      <div className="grid w-[min(560px,calc(100vw-26px))] gap-4 px-5 pb-5">
        <p className="text-muted">{t("hint")}</p>
        {link.suppose.length > 0 && (
          <ul aria-label={t("banner")} className="grid gap-1">
            {link.suppose.map((one) => {
              const word = formatSupposition(one);
              const words = say(one, supposed);
              const rest = link.suppose.filter((other) => formatSupposition(other) !== word);
              return (
                <li className="flex items-start justify-between gap-3" key={word}>
                  <span className="min-w-0 [overflow-wrap:anywhere]">{words}</span>
                  <Button
                    aria-label={t("removeOf", { what: words })}
                    look="text"
                    onClick={() => change({ suppose: rest })}
                  >
                    {t("remove")}
                  </Button>
                </li>
              );
            })}
          </ul>
        )}
        {data && data.allowances.length > 0 && (
          <LimitForm about={about} allowances={data.allowances} onAdd={add} />
        )}
        {states.length > 0 && <ClassForm about={about} onAdd={add} states={states} />}
        {days.length > 1 && <DayForm days={days} onAdd={add} />}
        {data && data.allowances.length === 0 && <p className="text-muted text-sm">{t("noAllowances")}</p>}
        {link.suppose.length > 0 && (
          <p className="flex justify-end gap-2">
            <Button onClick={() => change({ suppose: [] })}>{t("back")}</Button>
            <Button look="main" onClick={onClose}>
              {t("done")}
            </Button>
          </p>
        )}
      </div>
    </Modal>
  );
}

type PartProps = {
  title: string;
  /** The sheet was opened for it: what it asks for has the focus. */
  isAsked?: boolean;
  isUsable: boolean;
  onSubmit: () => void;
  children: ReactNode;
};

function Part({ title, isAsked = false, isUsable, onSubmit, children }: PartProps) {
  const t = useTranslations("suppose");
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isAsked) [...(fields.current?.querySelectorAll<HTMLElement>("select, input") ?? [])].at(-1)?.focus();
  }, [isAsked]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isUsable) onSubmit();
  };
  return (
    <form aria-label={title} className="grid gap-2 border-line border-t pt-3" noValidate onSubmit={submit}>
      <h3 className="font-semibold">{title}</h3>
      <div className="flex flex-wrap items-end gap-2" ref={fields}>
        {children}
        <Button aria-label={`${t("add")}: ${title}`} disabled={!isUsable} type="submit">
          {t("add")}
        </Button>
      </div>
    </form>
  );
}

const [secondsAMinute, mostMinutes] = [60, 1440];

type FormProps = { about: SupposeSubject | null; onAdd: Add };

function LimitForm({ about, allowances, onAdd }: FormProps & { allowances: readonly Allowance[] }) {
  const t = useTranslations("suppose");
  const asked = about?.kind === "limit" ? about.id : null;
  const [id, setId] = useState(asked ?? "");
  const [minutes, setMinutes] = useState("");
  const chosen = allowances.find((one) => one.id === id) ?? allowances[0];
  const count = /^\d{1,4}$/.test(minutes.trim()) ? Number(minutes) : 0;
  const seconds = chosen?.seconds ?? null;
  return (
    <Part
      isAsked={asked !== null}
      isUsable={chosen !== undefined && count > 0 && count <= mostMinutes}
      onSubmit={() => {
        onAdd({ kind: "limit", id: chosen?.id ?? "", seconds: count * secondsAMinute });
        setMinutes("");
      }}
      title={t("limitTitle")}
    >
      <ChoiceField label={t("allowance")} onChoose={setId} value={chosen?.id ?? ""}>
        {allowances.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </ChoiceField>
      <Field
        autoComplete="off"
        className="w-28"
        inputMode="numeric"
        label={t("minutes")}
        onChange={(event) => setMinutes(event.target.value)}
        placeholder={seconds === null ? "" : String(Math.round(seconds / secondsAMinute))}
        size="small"
        value={minutes}
      />
    </Part>
  );
}

type ClassFormProps = FormProps & { states: readonly { state: string; stateClass: StateClass }[] };

function ClassForm({ about, states, onAdd }: ClassFormProps) {
  const t = useTranslations();
  const nameOf = useStateName();
  const asked = about?.kind === "class" ? about.state : null;
  const [state, setState] = useState(asked);
  const [stateClass, setStateClass] = useState<StateClass | null>(null);
  const chosen = states.find((one) => one.state === state) ?? states[0];
  const others = stateClasses.filter((one) => one !== chosen?.stateClass);
  const target = others.find((one) => one === stateClass) ?? others[0];
  return (
    <Part
      isAsked={asked !== null}
      isUsable={chosen !== undefined && target !== undefined}
      onSubmit={() => chosen && target && onAdd({ kind: "class", state: chosen.state, stateClass: target })}
      title={t("suppose.classTitle")}
    >
      <ChoiceField label={t("suppose.state")} onChoose={setState} value={chosen?.state ?? ""}>
        {states.map((one) => (
          <option key={one.state} value={one.state}>
            {nameOf(one.state)}
          </option>
        ))}
      </ChoiceField>
      <ChoiceField
        label={t("suppose.asClass")}
        onChoose={(value) => setStateClass(stateClasses.find((one) => one === value) ?? null)}
        value={target ?? ""}
      >
        {others.map((one) => (
          <option key={one} value={one}>
            {t(`legend.${one}`)}
          </option>
        ))}
      </ChoiceField>
    </Part>
  );
}

function DayForm({ days, onAdd }: { days: readonly string[]; onAdd: Add }) {
  const t = useTranslations("suppose");
  const locale = useLocale();
  const [day, setDay] = useState(days.at(-1) ?? "");
  const chosen = days.includes(day) ? day : (days.at(-1) ?? "");
  return (
    <Part isUsable onSubmit={() => onAdd({ kind: "without", day: chosen })} title={t("dayTitle")}>
      <ChoiceField label={t("day")} onChoose={setDay} value={chosen}>
        {days.map((one) => (
          <option key={one} value={one}>
            {formatMediumDay(one, locale)}
          </option>
        ))}
      </ChoiceField>
    </Part>
  );
}
