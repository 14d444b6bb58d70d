"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, buttonLooks } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { SkeletonRows } from "@/components/ui/skeleton";
import { formatTrailFileAddress, type TrailFilter, trailOptions } from "@/lib/browser/queries/trail-query";
import { useTeamsQuery } from "@/lib/browser/queries/use-teams-query";
import { useZoneName } from "@/lib/browser/site";
import { useQuestion } from "@/lib/browser/use-question";
import { trailKinds } from "@/lib/report/answers/trail-answer";
import { EmptyCard, SettingsFrame } from "../settings-frame";
import { TrailTable } from "./trail-table";
import { useTrailWords } from "./use-trail-words";

const everything: TrailFilter = { from: "", to: "", who: "", what: "" };

/** Who signed in, what was read, taken away and changed, for administrators. */
export function TrailView() {
  const t = useTranslations("trail");
  const zoneName = useZoneName();
  const { operation, today, problems } = useQuestion();
  const [filter, setFilter] = useState(everything);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    trailOptions(operation.id, filter),
  );
  const tell = useTrailWords(useTeamsQuery(operation.id) ?? []);
  const isFiltered = Object.values(filter).some((value) => value !== "");
  return (
    <SettingsFrame
      actions={
        <div className="flex flex-wrap gap-2">
          {(["csv", "json"] as const).map((format) => (
            <a
              className={buttonLooks.control}
              download
              href={formatTrailFileAddress(operation.id, filter, format)}
              key={format}
            >
              {t("export", { format: format.toUpperCase() })}
            </a>
          ))}
        </div>
      }
      explained={t("explained", { zone: zoneName(operation.timeZone) })}
      page="trail"
      {...{ error, problems }}
    >
      <TrailForm onSearch={setFilter} today={today} />
      {data?.entries.length === 0 && <EmptyCard text={t(isFiltered ? "noneFound" : "none")} />}
      {data && data.entries.length > 0 && (
        <Card className="min-w-0">
          <TrailTable entries={data.entries} tell={tell} timeZone={operation.timeZone} />
          {hasNextPage && (
            <div className="border-line border-t px-4 py-2.5">
              <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t(isFetchingNextPage ? "loading" : "more")}
              </Button>
            </div>
          )}
        </Card>
      )}
      {!data && !error && (
        <Card>
          <CardTitle as="p" role="status">
            {t("loading")}
          </CardTitle>
          <SkeletonRows count={10} />
        </Card>
      )}
      <details className="max-w-prose text-muted">
        <summary className="cursor-pointer font-medium text-ink">{t("check")}</summary>
        <p className="pt-1">{t("checkText")}</p>
      </details>
      {data?.keptDays && <p className="max-w-prose text-muted">{t("kept", data.keptDays)}</p>}
    </SettingsFrame>
  );
}

type TrailFormProps = { today: string; onSearch: (filter: TrailFilter) => void };

/** What is looked for: days, a person, a kind. */
function TrailForm({ today, onSearch }: TrailFormProps) {
  const t = useTranslations("trail");
  const select = useId();
  const [fault, setFault] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const [from = "", to = "", who = "", what = ""] = ["from", "to", "who", "what"].map((name) =>
      String(given.get(name) ?? "").trim(),
    );
    if (from !== "" && to !== "" && from > to) return setFault(t("reversed"));
    setFault(null);
    onSearch({ from, to, who, what });
  };
  return (
    <Card className="min-w-0">
      <form
        className="flex flex-wrap items-end gap-3 px-4 py-3 max-sm:grid max-sm:grid-cols-2"
        onSubmit={submit}
      >
        <Field className="min-w-0" label={t("from")} max={today} name="from" type="date" />
        <Field className="min-w-0" label={t("to")} max={today} name="to" type="date" />
        <div className="min-w-0 max-sm:col-span-2 sm:min-w-56">
          <Field autoComplete="off" label={t("who")} maxLength={254} name="who" placeholder={t("whoHint")} />
        </div>
        <div className="grid min-w-0 gap-1 max-sm:col-span-2">
          <label className="font-medium" htmlFor={select}>
            {t("what")}
          </label>
          <select
            className="h-9.5 min-w-0 rounded border border-control bg-page px-2 text-lg"
            id={select}
            name="what"
          >
            <option value="">{t("all")}</option>
            {trailKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind-${kind}`)}
              </option>
            ))}
          </select>
        </div>
        <Button className="h-9.5 justify-center" look="main" type="submit">
          {t("search")}
        </Button>
        {fault !== null && (
          <p className="w-full text-over max-sm:col-span-2" role="alert">
            {fault}
          </p>
        )}
      </form>
    </Card>
  );
}
