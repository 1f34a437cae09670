import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fixture, pinnedDvc } from "../reproduce/fixture.ts";
import { edit } from "../reproduce/tamper.ts";
import { branch, finding, named, type Reviewed, removeAll, review, reviewedFixture } from "./reviews.ts";

describe.skipIf(pinnedDvc() === undefined)("a review", () => {
	let fixture: Fixture;
	let forged: Reviewed;
	beforeAll(async () => {
		({ fixture, forged } = await reviewedFixture());
	});
	afterAll(() => removeAll(fixture));

	it("names a forged value (beyond its tolerance, dvc.lock forged with it), an edited drawing, its rows, a table's cell", () => {
		const { code, report, page } = forged;
		expect(code).toBe(1);
		expect(report.verdict).toBe("differs");
		expect(named(report)).toEqual([
			"values papers/plain/results/values.json",
			"values papers/plain/results/values/mean.json",
			"figure papers/plain/results/figures/digits.csv",
			"figure papers/plain/results/figures/digits.svg",
			"table papers/plain/results/tables/digits.json",
			"unmade papers/plain/results/figures/extra.csv",
		]);
		expect(finding(report, "/values.json").details[0]).toMatch(/^mean\.all: 0\.9 -> 0\.34/);
		const value = report.values.find(({ id }) => id === "mean.all")!;
		expect(value).toMatchObject({ state: "differs", tolerance: { absolute: 0.01 } });
		expect(value.difference).toBeCloseTo(0.34 - 0.9, 1);
		expect(report.claims[0]!.rebuilt.state).toBe("differs");
		const [figure] = report.figures;
		expect(figure!.rows).toMatchObject({ changed: 1, cells: [{ row: 4, column: "value", committed: "42" }] });
		expect(figure!.pixels!.changed).toBeGreaterThan(0);
		expect(figure!.pixels!.changed).toBeLessThan(figure!.pixels!.of / 10);
		expect(report.tables[0]!.rows.filter(({ state }) => state === "changed")).toHaveLength(1);
		expect(page).toContain("<del>7.77</del>");
		expect(page.match(/<img alt="[^"]+" src="data:image\/png/g)).toHaveLength(3);
	});

	it("excuses no edited value, however close: a tolerance is for what dvc.lock knows to have been made", () => {
		branch(fixture, "tolerated", () => {
			edit(
				fixture,
				"papers/plain/paper.ts",
				'value: "mean.all",',
				'value: "mean.all",\n\t\t\ttolerance: { absolute: 0.01, reason: "threads" },',
			);
			for (const path of ["papers/plain/results/values/mean.json", "papers/plain/results/values.json"]) {
				const number = Number(/"value":(0\.\d+)/.exec(fixture.read(path))![1]);
				edit(fixture, path, /"value":0\.\d+/, `"value":${number + 0.001}`);
			}
		});
		const { code, report, page } = review(fixture, "tolerated");
		expect(code, JSON.stringify(report.findings)).toBe(1);
		expect(finding(report, "/values.json").details).toContain(
			"the committed file is not the one that the committed dvc.lock names",
		);
		expect(report.verdict).toBe("differs");
		expect(page).toContain("tolerance 0.01, threads");
	});
});
