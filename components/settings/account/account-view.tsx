"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { late } from "@/components/ui/late";
import { Page, PageHeading } from "@/components/ui/page";
import { changePassword, rename } from "@/lib/browser/session";
import type { SessionsAnswer } from "@/lib/report/answers/person";
import { AccountForm } from "../account-form";
import { TitledCard } from "../titled-card";
import { SessionsView } from "./sessions-view";

// The page's theme is known in the browser alone.
const LookSwitches = late(() => import("../look/look-switches").then((module) => module.LookSwitches), {
  onServer: false,
  isAside: true,
});

// With what draws the picture for the telephone.
const TwoFactorView = late(() =>
  import("../two-factor/two-factor-view").then((module) => module.TwoFactorView),
);

type AccountViewProps = {
  email: string;
  name: string;
  hasTwoFactor: boolean;
  /** Of who has no password: what the provider is called by which they come in. */
  openIdName: string | null;
  sessions: SessionsAnswer;
};

/** Everybody's own account: name, password, how the pages look to them, and where they are signed in. */
export function AccountView({ email, name, hasTwoFactor, openIdName, sessions }: AccountViewProps) {
  const t = useTranslations();
  const router = useRouter();
  return (
    <Page>
      <PageHeading
        lead={<p className="text-muted [overflow-wrap:anywhere]">{email}</p>}
        operationName={null}
        title={t("app.ownAccount")}
      />
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,320px),1fr))] items-start gap-3.5">
        <TitledCard title={t("account.profile")}>
          <AccountForm
            done={t("account.nameSaved")}
            onSubmit={async (text) => {
              await rename(text("name"));
              router.refresh();
            }}
            submit={t("account.saveName")}
          >
            <Field
              autoComplete="name"
              defaultValue={name}
              label={t("account.name")}
              maxLength={200}
              name="name"
              required
            />
          </AccountForm>
        </TitledCard>
        <TitledCard title={t("account.password")}>
          {openIdName === null ? (
            <AccountForm
              clears
              done={t("password.changed")}
              onSubmit={(text) => changePassword({ current: text("current"), new: text("new") })}
              submit={t("password.submit")}
            >
              {/* For the browser's own list of passwords. */}
              <input autoComplete="username" className="hidden" readOnly type="email" value={email} />
              <Field
                autoComplete="current-password"
                label={t("password.current")}
                name="current"
                required
                type="password"
              />
              <Field
                autoComplete="new-password"
                hint={`${t("signIn.passwordRule")} ${t("password.others")}`}
                label={t("password.new")}
                name="new"
                required
                type="password"
              />
            </AccountForm>
          ) : (
            <p className="text-muted">{t("openId.noPassword", { name: openIdName })}</p>
          )}
        </TitledCard>
        {openIdName === null && (
          <TitledCard title={t("twoFactor.title")}>
            <TwoFactorView email={email} isOn={hasTwoFactor} />
          </TitledCard>
        )}
        <TitledCard title={t("account.look")}>
          <LookSwitches />
        </TitledCard>
      </div>
      <SessionsView sessions={sessions} />
    </Page>
  );
}
