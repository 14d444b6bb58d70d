const mostShown = 20;

/** What was looked at and what was wrong: counts by name, and the violations word for word. */
export function createRecord() {
  const counts = new Map();
  const violations = [];
  return {
    count: (name, more = 1) => counts.set(name, (counts.get(name) ?? 0) + more),
    countOf: (name) => counts.get(name) ?? 0,
    listCounts: () => [...counts].sort(([one], [other]) => (one < other ? -1 : 1)),
    /** `where` is the request, or the part of the soak. */
    violate: (where, what) => violations.push(`${new Date().toISOString()} ${where}: ${what}`),
    violations: () => violations.length,
    printViolations() {
      for (const line of violations.slice(0, mostShown)) console.log(`  VIOLATION ${line}`);
      if (violations.length > mostShown) console.log(`  … and ${violations.length - mostShown} more`);
    },
  };
}
