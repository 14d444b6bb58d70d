"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { useLocale, useTranslations } from "use-intl";
import { CopiedText } from "@/components/figures/copied-text";
import { buttonLooks } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { type ApiDescription, apiDescriptionOptions } from "@/lib/browser/queries/api-description-query";
import { settingsFolder } from "@/lib/search/settings-pages";
import { KeyUse, writeBearerCurl } from "../key-use";
import { LoadingCard, SettingsFrame } from "../settings-frame";
import { OperationView } from "./operation-view";

const noKey = "auxboard_…";

/** The API, to read and to try: what each address takes and answers, and how other tools read it. */
export function ApiView() {
  const t = useTranslations("apiPage");
  const { data, error } = useQuery(apiDescriptionOptions(useLocale()));
  return (
    <SettingsFrame error={error} explained={t("explained")} page="api">
      {data && <ApiDescribed description={data} />}
      {!data && !error && <LoadingCard rows={8} />}
    </SettingsFrame>
  );
}

function ApiDescribed({ description }: { description: ApiDescription }) {
  const t = useTranslations("apiPage");
  return (
    <>
      <Card aria-label={t("keyTitle")} as="section" className="min-w-0">
        <CardTitle>{t("keyTitle")}</CardTitle>
        <div className="grid gap-3 p-4">
          <p className="max-w-prose text-muted">
            {t("keyText")}{" "}
            <a className={buttonLooks.text} href={`${settingsFolder}keys`}>
              {t("keyLink")}
            </a>
          </p>
          <CopiedText
            label={t("curl")}
            text={writeBearerCurl(`${window.location.origin}/api/report?range=yesterday`, noKey)}
          />
        </div>
      </Card>
      <KeyUse apiKey={noKey} />
      <Groups description={description} />
      <p className="text-muted">
        {t("forTools")}{" "}
        <a className={buttonLooks.text} href="/api/openapi.json">
          /api/openapi.json
        </a>
      </p>
    </>
  );
}

function Groups({ description }: { description: ApiDescription }) {
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return description.tags.map(({ name }) => (
    <Group key={name} title={name}>
      {operations
        .filter(({ operation }) => operation.tags.includes(name))
        .map((each) => (
          <OperationView
            key={each.operation.operationId}
            schemas={description.components.schemas}
            {...each}
          />
        ))}
    </Group>
  ));
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  const titleId = useId();
  return (
    <Card aria-labelledby={titleId} as="section" className="min-w-0" isLong>
      <CardTitle id={titleId}>{title}</CardTitle>
      <ul className="[&>li+li]:border-line [&>li+li]:border-t">{children}</ul>
    </Card>
  );
}
