import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/field";
import { formatMediumDay } from "@/lib/dates/words";
import type { SettingsWords } from "@/lib/report/answers/operation-settings";
import { TitledCard } from "../titled-card";

type DayOff = SettingsWords["daysOff"][number];

/** Single days on which nobody works. */
export function DaysOffCard({
  daysOff,
  onChange,
}: {
  daysOff: readonly DayOff[];
  onChange: (days: DayOff[]) => void;
}) {
  const t = useTranslations("allowances");
  const locale = useLocale();
  const [day, setDay] = useState("");
  const [name, setName] = useState("");
  const isReady = day !== "" && name.trim() !== "" && !daysOff.some((off) => off.day === day);
  const add = () => {
    if (!isReady) return;
    onChange([...daysOff, { day, name: name.trim() }].sort((a, b) => (a.day < b.day ? -1 : 1)));
    setDay("");
    setName("");
  };
  return (
    <TitledCard gap="gap-2.5" note={t("daysOffNote")} title={t("daysOff")}>
      {daysOff.length > 0 && (
        <ul className="grid gap-1">
          {daysOff.map((off) => {
            const shown = formatMediumDay(off.day, locale);
            return (
              <li className="flex flex-wrap items-center gap-x-3 gap-y-1" key={off.day}>
                <span className="w-32 text-muted tabular-nums">{shown}</span>
                <bdi className="min-w-0 [overflow-wrap:anywhere]">{off.name}</bdi>
                <Button
                  aria-label={t("removeDay", { day: shown })}
                  look="text"
                  onClick={() => onChange(daysOff.filter((other) => other.day !== off.day))}
                >
                  {t("remove")}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-2.5">
        <TextInput
          aria-label={t("day")}
          onChange={(event) => setDay(event.target.value)}
          size="small"
          type="date"
          value={day}
        />
        <TextInput
          aria-label={t("dayName")}
          className="w-56 max-w-full"
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
          // The form is saved by its button alone.
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
          placeholder={t("dayName")}
          size="small"
          value={name}
        />
        <Button disabled={!isReady} onClick={add}>
          {t("addDay")}
        </Button>
      </div>
    </TitledCard>
  );
}
