import { useTranslations } from "use-intl";
import type { ChangeLine } from "./use-change-words";

const shownAtOnce = 6;

type ChangeLinesProps = { lines: readonly ChangeLine[]; none: string };

/** The first lines, and the others on demand. */
export function ChangeLines({ lines, none }: ChangeLinesProps) {
  const t = useTranslations("settingsHistory");
  if (lines.length === 0) return <p className="text-muted">{none}</p>;
  const more = lines.slice(shownAtOnce);
  return (
    <div className="grid min-w-0 gap-1">
      <LineList lines={lines.slice(0, shownAtOnce)} />
      {more.length > 0 && (
        <details>
          <summary className="cursor-pointer text-muted">{t("more", { count: more.length })}</summary>
          <LineList lines={more} />
        </details>
      )}
    </div>
  );
}

function LineList({ lines }: { lines: readonly ChangeLine[] }) {
  return (
    <ul className="grid gap-0.5 [overflow-wrap:anywhere]">
      {lines.map(({ subject, said }) => (
        <li key={subject}>
          <bdi className="font-medium">{subject}</bdi> <span className="text-muted">{said}</span>
        </li>
      ))}
    </ul>
  );
}
