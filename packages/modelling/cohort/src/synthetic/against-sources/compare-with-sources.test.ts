import { describe, expect, it } from "vitest";
import { defaultDesign } from "../design/design.ts";
import { compareWithSources } from "./compare-with-sources.ts";
import { sourcePoints } from "./source-points.ts";

/**
 * Women of the default design against what was published. A number that the generator is calibrated on proves that the code
 * makes what its parameters say; one that is held out, that the rest of the model is not far from women who were measured.
 */
const comparisons = compareWithSources(defaultDesign, 2000);

/** Of some 150 comparisons, one in 2,000 lies beyond 3.5 standard errors by chance. */
const LIMIT = 3.5;

describe("synthetic women beside what was published (2,000 pregnancies)", () => {
	it.each(comparisons.filter(({ point }) => !point.differs).map((each) => [each.point.id, each] as const))(
		"%s",
		(_, each) => {
			const { point, generated, se, n, z } = each;
			expect(n).toBeGreaterThan(20);
			expect(
				z,
				`${point.published} ${point.unit} was published (${point.source}); ${generated} was made, with standard error ${se}`,
			).toBeLessThan(LIMIT);
		},
	);

	it("names each number that is known to differ, with the reason", () => {
		const known = comparisons.filter(({ point }) => point.differs);
		expect(known.length).toBeLessThan(30);
		for (const { point, generated } of known) {
			expect(point.differs?.length).toBeGreaterThan(20);
			expect(Number.isFinite(generated), point.id).toBe(true);
		}
	});

	it("has an id for each, a source, and numbers of both uses", () => {
		expect(new Set(sourcePoints.map(({ id }) => id)).size).toBe(sourcePoints.length);
		for (const { source } of sourcePoints) expect(source.length).toBeGreaterThan(8);
		expect(sourcePoints.filter(({ use }) => use === "held-out").length).toBeGreaterThan(40);
		expect(sourcePoints.filter(({ use }) => use === "calibrated").length).toBeGreaterThan(80);
	});
});
