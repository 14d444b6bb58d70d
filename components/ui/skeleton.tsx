/** The place of tiles while they are on their way. */
export function SkeletonTiles({ count, className = "" }: { count: number; className?: string }) {
  return (
    <div aria-hidden="true" className={`tiles ${className}`}>
      {placesOf(count).map((place) => (
        <div className="tile skeleton-tile" key={place} />
      ))}
    </div>
  );
}

/** The place of a table's rows. */
export function SkeletonRows({ count }: { count: number }) {
  return (
    <div aria-hidden="true">
      {placesOf(count).map((place) => (
        <div className="skeleton-row" key={place}>
          <span className="skeleton-bar" />
        </div>
      ))}
    </div>
  );
}

function placesOf(count: number): string[] {
  return Array.from({ length: count }, (_, place) => `place-${place}`);
}
