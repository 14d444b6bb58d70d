"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { keysOptions, removeKey } from "@/lib/browser/queries/keys-query";
import type { NewKeyAnswer } from "@/lib/report/answers/keys-answer";
import { KeyUse } from "../key-use";
import { SettingsFrame } from "../settings-frame";
import { KeyFormView } from "./key-form-view";
import { KeysTable } from "./keys-table";
import { NewKey } from "./new-key";

/** The keys of the API: the reader's own, and for administrators everybody's. */
export function KeysView() {
  const t = useTranslations("apiKeys");
  const client = useQueryClient();
  const { data, error } = useQuery(keysOptions);
  const [made, setMade] = useState<NewKeyAnswer | null>(null);
  const [fault, setFault] = useState<{ code: string } | null>(null);
  const refresh = () => client.invalidateQueries(keysOptions);
  return (
    <SettingsFrame error={error ?? fault} explained={t("explained")} page="keys">
      {made && <NewKey made={made} onClose={() => setMade(null)} />}
      <div className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] items-start gap-3.5 max-[1100px]:grid-cols-1">
        {data && (
          <KeysTable
            keys={data.keys}
            onRemove={async (key) => {
              setFault(null);
              await removeKey(key).catch(setFault);
              if (made?.id === key.id) setMade(null);
              await refresh();
            }}
          />
        )}
        <KeyFormView
          onMade={(key) => {
            setMade(key);
            void refresh();
          }}
        />
      </div>
      {data && <KeyUse apiKey={made?.key ?? "auxboard_…"} />}
    </SettingsFrame>
  );
}
