"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { AskedButton } from "@/components/ui/asked-button";
import { Button, buttonLooks, ChoiceText } from "@/components/ui/button";
import { Check, Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import { useAttempt } from "@/components/ui/use-attempt";
import { changeView, makeView, removeView, viewsOptions } from "@/lib/browser/queries/views-query";
import { useFaultWords } from "@/lib/browser/refusal";
import { useSite } from "@/lib/browser/site";
import { addressOfView, type SavedView, viewLimits } from "@/lib/report/answers/saved-view";
import { foldText } from "@/lib/report/text";
import { formatPageAddress } from "@/lib/search/page-address";
import { listViewTurns } from "@/lib/search/tv-turns";
import { GoneNoticeView } from "./gone-notice-view";

type Act = (work: () => Promise<unknown>) => Promise<boolean>;

/** The names that links have been given, and a form that gives one to the page's. */
export function ViewsPanelView({ onClose }: { onClose: () => void }) {
  const t = useTranslations("savedViews");
  const words = useTranslations();
  const client = useQueryClient();
  const { data, error } = useQuery(viewsOptions);
  const { fault, isBusy, run } = useAttempt(useFaultWords("savedViews"));
  const act: Act = (work) =>
    run(() => work().finally(() => client.invalidateQueries({ queryKey: viewsOptions.queryKey })));
  const views = data?.views ?? [];
  return (
    <div className="grid w-104 max-w-[calc(100vw-34px)] gap-2 p-3">
      {data?.gone && <GoneNoticeView gone={data.gone} key={data.gone.id} />}
      {!data && !error && <p className="text-muted">{t("loading")}</p>}
      {error && <Notice tone="failure">{sayProblem(words, error.code)}</Notice>}
      {data && views.length === 0 && <p className="text-muted">{t("none")}</p>}
      {views.length > 0 && (
        <ul className="grid max-h-[40vh] gap-1 overflow-y-auto">
          {views.map((view) => (
            <ViewRow act={act} key={view.id} onOpen={onClose} view={view} />
          ))}
        </ul>
      )}
      <TurnsLink views={views} />
      <div role="alert">{fault && <Notice tone="failure">{fault}</Notice>}</div>
      <SaveForm act={act} isBusy={isBusy} views={views} />
    </div>
  );
}

/** Opens the views of the team's report on a screen on a wall, one after another. */
function TurnsLink({ views }: { views: readonly SavedView[] }) {
  const t = useTranslations("savedViews");
  const ids = views.map(({ id }) => id);
  const [first, ...others] = listViewTurns(views, ids);
  if (!first || others.length === 0) return null;
  return (
    // A page of its own: the browser loads it whole.
    <a className={buttonLooks.choice} href={formatPageAddress("/", first.link)}>
      <ChoiceText name={t("turn")} note={t("turnNote")} />
    </a>
  );
}

function ViewRow({ view, act, onOpen }: { view: SavedView; act: Act; onOpen: () => void }) {
  const t = useTranslations("savedViews");
  const { isAdministrator } = useSite();
  const { id, name, isDefault, isOwn, isShared, by } = view;
  const whose = isOwn ? t(isShared ? "ownShared" : "own") : t("ofOther", { by });
  return (
    <li className="flex items-center gap-1 rounded hover:bg-accent-soft">
      <span className="grid min-w-0 grow" onClickCapture={onOpen}>
        <PageLink
          aria-label={t("open", { name })}
          className="grid min-w-0 px-2 py-1"
          href={addressOfView(view)}
        >
          <bdi className="truncate font-medium" title={name}>
            {name}
          </bdi>
          <span className="truncate text-muted text-sm">{whose}</span>
        </PageLink>
      </span>
      <Button
        aria-label={t(isDefault ? "stopDefaultOf" : "makeDefaultOf", { name })}
        aria-pressed={isDefault}
        className="shrink-0"
        look={isDefault ? "chosen" : "quiet"}
        onClick={() => act(() => changeView(id, { isDefault: !isDefault }))}
      >
        {t(isDefault ? "default" : "makeDefault")}
      </Button>
      {(isOwn || isAdministrator) && (
        <AskedButton
          asked={{ label: t("surelyOf", { name }), text: t("surely") }}
          className="shrink-0 text-over"
          label={t("removeOf", { name })}
          onSure={async () => {
            await act(() => removeView(id));
          }}
          text={t("remove")}
        />
      )}
    </li>
  );
}

type SaveFormProps = { views: readonly SavedView[]; act: Act; isBusy: boolean };

function SaveForm({ views, act, isBusy }: SaveFormProps) {
  const t = useTranslations("savedViews");
  const { role } = useSite();
  const [name, setName] = useState("");
  // Until they are touched, the checks are those of the view that is replaced.
  const [chosen, setChosen] = useState<Partial<Pick<SavedView, "isShared" | "isDefault">>>({});
  const same = views.find((view) => view.isOwn && foldText(view.name) === foldText(name.trim()));
  const { isShared = false, isDefault = false } = { ...same, ...chosen };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { pathname, search } = window.location;
    const words = { name, link: `${pathname}${search}`, isShared, isDefault };
    const isSaved = await act(() =>
      same ? changeView(same.id, { ...words, version: same.version }) : makeView(words),
    );
    if (!isSaved) return;
    setName("");
    setChosen({});
  };
  return (
    <form className="grid gap-2 border-line border-t pt-3" noValidate onSubmit={submit}>
      <h2 className="font-semibold">{t("save")}</h2>
      <Field
        autoComplete="off"
        hint={same && t("replace")}
        label={t("name")}
        maxLength={viewLimits.name}
        onChange={(event) => setName(event.target.value)}
        size="small"
        value={name}
      />
      {role !== "viewer" && (
        <Check
          checked={isShared}
          hint={t("forAllHint")}
          label={t("forAll")}
          onChange={(event) => setChosen({ ...chosen, isShared: event.target.checked })}
        />
      )}
      <Check
        checked={isDefault}
        label={t("asDefault")}
        onChange={(event) => setChosen({ ...chosen, isDefault: event.target.checked })}
      />
      <div>
        <Button disabled={isBusy || name.trim() === ""} look="main" type="submit">
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
