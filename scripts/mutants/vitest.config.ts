import { mergeConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import config from "../../vitest.config";

/** The quickest files first: one test that fails is enough, and vitest itself begins with those that take longest. */
class QuickestFirst extends BaseSequencer {
  readonly #longest = new Map<TestSpecification["moduleId"], number>();

  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => this.#durationOf(one) - this.#durationOf(other));
  }

  // A fault ends a file early: what counts is how long it took where all went well.
  #durationOf(file: TestSpecification): number {
    const last = this.ctx.cache.getTestSpecificationResult(file)?.duration ?? 0;
    const longest = Math.max(last, this.#longest.get(file.moduleId) ?? 0);
    this.#longest.set(file.moduleId, longest);
    return longest;
  }
}

export default mergeConfig(config, { test: { sequence: { sequencer: QuickestFirst } } });
