import { useTranslations } from "use-intl";

const tileNames = ["spent", "planned", "left", "reserve"];
const rowNames = Array.from({ length: 12 }, (_, place) => `row-${place}`);

/** The place of the counts while they are on their way. */
export function CallsSkeleton() {
  const t = useTranslations("calls");
  return (
    <div className="report-body" data-testid="skeleton">
      <div aria-hidden="true" className="tiles tiles-four">
        {tileNames.map((name) => (
          <div className="tile skeleton-tile" key={name} />
        ))}
      </div>
      <div className="card">
        <p className="card-title" role="status">
          {t("loading")}
        </p>
        <div aria-hidden="true">
          {rowNames.map((name) => (
            <div className="skeleton-row" key={name}>
              <span className="skeleton-bar" />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
