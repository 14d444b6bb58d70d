"use client";

import { CopyChoices, type CopyChoicesProps } from "@/components/table/copy-choices";
import { late } from "@/components/ui/late";
import { useSite } from "@/lib/browser/site";

const ShareForm = late(() => import("./share-form-view").then((module) => module.ShareFormView), {
  onServer: false,
});

/** What a link can be given away as: its address, or a shared link for whoever has no account. */
export function CopyPanel(props: CopyChoicesProps) {
  const { role } = useSite();
  return (
    <>
      <CopyChoices {...props} />
      {role !== "viewer" && <ShareForm />}
    </>
  );
}
