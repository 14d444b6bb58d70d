import { useTranslations } from "use-intl";
import { useMoment } from "@/components/figures/use-moment";
import { PageLink } from "@/components/ui/page-link";
import { DataCell, PlainTable, RowHeading } from "@/components/ui/plain-table";
import type { TrailEntry } from "@/lib/report/answers/trail-answer";
import type { TrailWords } from "./use-trail-words";

type TrailTableProps = {
  entries: readonly TrailEntry[];
  timeZone: string;
  tell: (entry: TrailEntry) => TrailWords;
};

/** Entries as sentences, newest first. What was refused stands once: its own entry says what was wanted. */
export function TrailTable({ entries, timeZone, tell }: TrailTableProps) {
  const t = useTranslations("trail");
  const refused = new Set(entries.map(({ detail }) => detail.entry));
  return (
    <PlainTable
      heads={[
        { title: t("when"), className: "w-40 max-sm:w-22" },
        { title: t("happened") },
        { title: t("address"), className: "whitespace-nowrap max-sm:hidden" },
      ]}
      wraps
    >
      <tbody>
        {entries
          .filter(({ seq }) => !refused.has(seq))
          .map((entry) => (
            <TrailRow entry={entry} key={entry.seq} timeZone={timeZone} words={tell(entry)} />
          ))}
      </tbody>
    </PlainTable>
  );
}

type TrailRowProps = { entry: TrailEntry; timeZone: string; words: TrailWords };

/** On a phone, from where stands below the sentence. */
function TrailRow({ entry, timeZone, words }: TrailRowProps) {
  const t = useTranslations("trail");
  const momentOf = useMoment();
  const { who, said, href, isRefused } = words;
  const address = entry.address === "unknown" ? "–" : entry.address;
  return (
    <tr>
      <RowHeading className="align-top text-muted sm:whitespace-nowrap">
        {momentOf(entry.atMs, timeZone).both}
      </RowHeading>
      <DataCell className="align-top [overflow-wrap:anywhere]">
        <bdi className="font-medium">{who}</bdi>{" "}
        {href === null ? (
          said
        ) : (
          <PageLink className="text-accent underline underline-offset-2" href={href}>
            {said}
          </PageLink>
        )}
        {isRefused && <span className="block text-over">{t("refused")}</span>}
        <span className="block text-muted text-sm sm:hidden">{address}</span>
      </DataCell>
      <DataCell className="align-top text-muted max-sm:hidden">{address}</DataCell>
    </tr>
  );
}
