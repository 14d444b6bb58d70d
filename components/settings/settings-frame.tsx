"use client";

import type { ReactNode, Ref } from "react";
import { useTranslations } from "use-intl";
import { Card, MessageCard } from "@/components/ui/card";
import { Page, PageHeading } from "@/components/ui/page";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { LinkProblem } from "@/lib/search/link-problem";
import type { SettingsPage } from "@/lib/search/settings-pages";
import { SettingsNav } from "./settings-nav";
import { SettingsNotices } from "./settings-notices";

/** Where the words of a page of settings stand in the catalogue. */
export const pageWords = {
  teams: "teams",
  roster: "roster",
  states: "states",
  allowances: "allowances",
  alerts: "alerts",
  people: "people",
  operation: "operation",
  calls: "calls",
  keys: "apiKeys",
  api: "apiPage",
  shares: "shares",
  schedules: "schedules",
  trail: "trail",
  "personal-data": "personalData",
} as const satisfies Record<SettingsPage, string>;

type SettingsFrameProps = {
  page: SettingsPage;
  explained: ReactNode;
  /** Left out where the page is of all operations. */
  operationName?: string | null;
  problems?: readonly LinkProblem[];
  /** Why there is nothing to see. */
  error?: { code: string } | null;
  /** What can be done on the page, beside its title. */
  actions?: ReactNode;
  ref?: Ref<HTMLElement>;
  children: ReactNode;
};

/** A page of settings: the way to the others, what it is about, and what is wrong with its link or its figures. */
export function SettingsFrame(props: SettingsFrameProps) {
  const {
    page,
    explained,
    operationName = null,
    problems = [],
    error = null,
    actions,
    ref,
    children,
  } = props;
  const t = useTranslations();
  return (
    <Page ref={ref}>
      <SettingsNav page={page} />
      <PageHeading
        lead={<p className="max-w-prose text-muted">{explained}</p>}
        operationName={operationName}
        title={t(`${pageWords[page]}.title`)}
      >
        {actions}
      </PageHeading>
      <SettingsNotices error={error} problems={problems} />
      {children}
    </Page>
  );
}

/** In the place of a list, that there is nothing in it. */
export function EmptyCard({ text }: { text: string }) {
  return (
    <MessageCard>
      <p className="text-muted">{text}</p>
    </MessageCard>
  );
}

/** The place of a list while it is on its way. */
export function LoadingCard({ rows }: { rows: number }) {
  return (
    <Card aria-busy="true" className="p-4">
      <SkeletonRows count={rows} />
    </Card>
  );
}
