import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtFixture, type Fixture, pinnedDvc } from "./fixture.ts";
import { type Report, reproduceJson } from "./report.ts";
import { edit, forgeLock } from "./tamper.ts";

/*
 * What was changed and committed, found where somebody else rebuilds it.
 */
describe.skipIf(pinnedDvc() === undefined)("quickening reproduce in a clone catches and names", () => {
	let origin: Fixture;
	/** Edited in several places, each in a commit of its own; what one run says of it. */
	let edited: Fixture;
	let code: number | null;
	let report: Report;
	const paper = (name: string) => report.papers.find((each) => each.paper === name)!;
	const differing = (name: string) => paper(name).outputs.filter(({ state }) => state === "differs");

	beforeAll(async () => {
		origin = await builtFixture();
		edited = origin.clone();
		edit(edited, "papers/plain/results/values.json", /"value":0\.\d+/, '"value":0.9');
		edited.commit("a better mean");
		edit(edited, "papers/plain/results/figures/digits.svg", /(\d)\.(\d)/, "$1.9$2");
		edit(edited, "papers/plain/results/tables/digits.json", /"value": "0\.\d\d"/, '"value": "7.77"');
		edit(edited, "papers/plain/results/figures/digits.csv", /\n3,[^\n]+/, "\n3,42");
		edited.commit("nicer drawings");
		edit(edited, "papers/tiny/manuscript.typ", "Digits have", "All digits have");
		edited.commit("a word more");
		({ code, report } = reproduceJson(edited));
	});
	afterAll(() => {
		origin?.remove();
		edited?.remove();
	});

	it("each of them, and nothing else", () => {
		expect(code).toBe(1);
		expect(
			differing("plain")
				.map(({ path }) => path.replace("papers/plain/results/", ""))
				.sort(),
		).toEqual(["figures/digits.csv", "figures/digits.svg", "tables/digits.json", "values.json"]);
		expect(
			differing("tiny")
				.map(({ path }) => path.replace("papers/tiny/results/tiny", ""))
				.sort(),
		).toEqual(["-manuscript.pdf", "-preprint.pdf", ".docx", ".pdf", ".xml"]);
	});
	it("a committed value", () => {
		const { state, claims } = paper("plain");
		expect(state).toBe("differs");
		const output = differing("plain").find(({ path }) => path.endsWith("results/values.json"))!;
		expect(output.differences![0]).toMatch(/^mean\.all: 0\.9 -> 0\.34/);
		expect(claims[0]!.rebuilt.state).toBe("differs");
	});
	it("a committed figure, a committed table, and the rows of a figure", () => {
		const said = (end: string) => differing("plain").find(({ path }) => path.endsWith(end))!.differences![0];
		expect(said("/digits.csv")).toMatch(/^row 4, column value: 42 -> 0\.\d+$/);
		expect(said("/digits.svg")).toMatch(/^line 1: /);
		expect(said("/digits.json")).toMatch(/^row 1 \(0\), column "Digit": "7\.77" -> "0\.\d\d"$/);
	});
	it("an edit that was committed without a rebuild", () => {
		expect(paper("tiny").state).toBe("differs");
		for (const { kind, differences } of differing("tiny")) {
			expect(kind).toBe("manuscript");
			expect(differences!.at(-1)).toBe("committed before manuscript.typ last changed");
		}
	});
	it("a committed value with a matching dvc.lock, the second time too", () => {
		const fixture = origin.clone();
		for (const path of ["papers/plain/results/values/mean.json", "papers/plain/results/values.json"]) {
			forgeLock(fixture, edit(fixture, path, /"value":0\.\d+/, '"value":0.9'));
		}
		fixture.commit("a better mean, consistently");
		for (const time of ["first", "second"]) {
			const { code, stdout } = fixture.run("reproduce", "plain", "--no-site");
			expect(code, time).toBe(1);
			expect(stdout).toContain("plain  differs from what is committed");
			expect(stdout).toMatch(/papers\/plain\/results\/values\.json\n +mean\.all: 0\.9 -> 0\.34/);
			expect(stdout).toContain("not rebuilt: value 0.9 -> 0.34");
		}
		fixture.remove();
	});
});
