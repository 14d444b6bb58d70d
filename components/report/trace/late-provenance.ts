import dynamic from "next/dynamic";

/** Where figures come from: its code comes with the first question. */
export const ProvenanceView = dynamic(
  () => import("./provenance-view").then((module) => module.ProvenanceView),
  { ssr: false },
);
