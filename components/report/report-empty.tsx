import { useTranslations } from "use-intl";

/** wolkvox answered, and the answer is that there is nothing: a fact, said in words. */
export function ReportEmpty({ title, text, onClear }: { title: string; text: string; onClear?: () => void }) {
  const t = useTranslations("report");
  return (
    <section className="card state-panel">
      <h2 className="font-semibold text-lg">{title}</h2>
      <p className="text-muted">{text}</p>
      {onClear && (
        <button className="control-button" onClick={onClear} type="button">
          {t("clearFilters")}
        </button>
      )}
    </section>
  );
}
