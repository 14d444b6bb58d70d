"use client";

import { type ReactNode, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { CopiedText } from "@/components/figures/copied-text";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatList } from "@/lib/dates/words";
import type { LinkProblem } from "@/lib/search/link-problem";
import { EmptyCard, LoadingCard, SettingsFrame } from "../settings-frame";
import { ToldOnce } from "../told-once";
import type { RowState } from "./sending-row";

type Kind = "alerts" | "schedules";

type Named = { id: string; name: string };

/** The form of one that there is, or of a new one; or the secret of a new webhook, the one time that it is told. */
type Opened<Sending> =
  | { kind: "form"; sending: Sending | null }
  | { kind: "secret"; name: string; secret: string }
  | null;

/** What is open beside a list of what is sent, and what was said last. `refresh` reads the list anew. */
export function useOpened<Sending extends Named>(kind: Kind, refresh: () => Promise<unknown>) {
  const t = useTranslations(kind);
  const [opened, setOpened] = useState<Opened<Sending>>(null);
  const [said, setSaid] = useState("");
  const main = useRef<HTMLElement>(null);
  const show = (next: Opened<Sending>, words: string) => {
    setOpened(next);
    setSaid(words);
    if (next === null) main.current?.focus();
    void refresh();
  };
  const open = (sending: Sending | null) => setOpened({ kind: "form", sending });
  return {
    ...{ opened, said, main, open },
    close: () => show(null, ""),
    showSaved: ({ name, secret }: { name: string; secret: string | null }) =>
      show(secret === null ? null : { kind: "secret", name, secret }, t("saved", { name })),
    /** What the row of one of them is given. */
    rowOf: (sending: Sending): RowState => ({
      isEdited: opened?.kind === "form" && opened.sending?.id === sending.id,
      onEdit: () => open(sending),
      onChanged: refresh,
      onRemoved: () => show(null, t("removed", { name: sending.name })),
    }),
  };
}

/** Why no e-mail is sent here, where variables are missing for it; null where it is. */
export function useNoMail(missing: readonly string[] = []): string | null {
  const t = useTranslations("schedules");
  const locale = useLocale();
  return missing.length > 0 ? t("noMail", { variables: formatList(missing, locale) }) : null;
}

type SendingFrameProps<Sending> = {
  page: Kind;
  shown: ReturnType<typeof useOpened<Sending & Named>>;
  /** Null while they are on their way. */
  sendings: readonly Sending[] | null;
  error: { code: string } | null;
  problems: readonly LinkProblem[];
  operationName?: string | null;
  /** Above the list. */
  notices: ReactNode;
  row: (sending: Sending) => ReactNode;
  /** Null while it lacks something. */
  form: ((sending: Sending | null) => ReactNode) | null;
};

/** A page of what is sent by itself: the list, and beside it the form of one of them, or the secret of a new webhook. */
export function SendingFrame<Sending extends Named>(props: SendingFrameProps<Sending>) {
  const { page, shown, sendings, error, notices, row, form, ...frame } = props;
  const { opened, said, main, open, close } = shown;
  const t = useTranslations(page);
  return (
    <SettingsFrame
      actions={
        <Button look="main" onClick={() => open(null)}>
          {t("new")}
        </Button>
      }
      explained={t("explained")}
      ref={main}
      {...{ error, page, ...frame }}
    >
      {notices}
      <div
        className={`grid items-start gap-3.5 ${opened ? "grid-cols-[minmax(0,3fr)_minmax(0,2fr)] max-[1100px]:grid-cols-1" : "grid-cols-1"}`}
      >
        <p className="sr-only" role="status">
          {said}
        </p>
        {sendings && sendings.length > 0 && (
          <Card aria-label={t("title")} as="ul" className="min-w-0">
            {sendings.map(row)}
          </Card>
        )}
        {sendings?.length === 0 && <EmptyCard text={t("none")} />}
        {!sendings && !error && <LoadingCard rows={6} />}
        {opened?.kind === "form" && form?.(opened.sending)}
        {opened?.kind === "secret" && <WebhookSecret {...opened} onClose={close} />}
      </div>
    </SettingsFrame>
  );
}

type WebhookSecretProps = { name: string; secret: string; onClose: () => void };

/** The secret that signs what a webhook is sent, the one time that it is told. */
function WebhookSecret({ name, secret, onClose }: WebhookSecretProps) {
  const t = useTranslations("schedules");
  return (
    <ToldOnce doneLabel={t("done")} note={t("onceOnly")} onClose={onClose} title={t("secretTitle", { name })}>
      <CopiedText label={t("secret")} text={secret} />
      <p className="text-muted text-sm">{t("secretUse")}</p>
    </ToldOnce>
  );
}
