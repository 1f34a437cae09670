import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Reproduction } from "@quickening/paper";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Fixture, makeFixture, pinnedDvc } from "../reproduce/fixture.ts";

/*
 * What one checkout made is taken by another on the same machine, is told from what was made now, and hides no
 * difference from what is committed.
 */
const dvc = pinnedDvc();

interface Report {
	exitCode: number;
	papers: (Reproduction & { run: { stages: { name: string; state: string; seconds?: number }[] } })[];
}

const stages = ["figure-digits", "manuscript", "mean", "table-digits", "values"];

/** Entries of a store, with the stage that each is of. */
function entries(store: string): { folder: string; paper: string; stage: string }[] {
	const shelves = join(store, "entries");
	return readdirSync(shelves).flatMap((shelf) =>
		readdirSync(join(shelves, shelf)).map((key) => {
			const folder = join(shelves, shelf, key);
			return {
				folder,
				...(JSON.parse(readFileSync(join(folder, "entry.json"), "utf8")) as { paper: string; stage: string }),
			};
		}),
	);
}

describe.skipIf(dvc === undefined)("the store of results", () => {
	let origin: Fixture;
	let store: string;
	const made: Fixture[] = [];
	/** A second checkout of what is committed, with the store that the first one filled. */
	const clone = () => {
		const fixture = origin.clone();
		made.push(fixture);
		return fixture;
	};
	const json = (fixture: Fixture, ...args: string[]) => {
		const { code, stdout, stderr } = fixture.run("reproduce", "plain", "--no-site", "--json", ...args);
		const [paper] = (JSON.parse(stdout) as Report).papers;
		const inState = (state: string) =>
			paper!.run.stages.flatMap((stage) => (stage.state === state ? [stage.name] : [])).sort();
		return { code, stderr, paper: paper!, inState };
	};

	beforeAll(() => {
		store = mkdtempSync(join(tmpdir(), "quickening-store-"));
		origin = makeFixture();
		// Clones are checkouts of the same user, whose cache holds what this machine signs with.
		origin.environment = { QUICKENING_STORE: store, QUICKENING_CACHE: origin.cache };
		const { code, text } = origin.run("reproduce", "--no-site");
		expect(code, text).toBe(0);
		origin.commit("results");
	});
	afterEach(() => {
		for (const fixture of made.splice(0)) fixture.remove();
	});
	afterAll(() => {
		origin?.remove();
		rmSync(store, { recursive: true, force: true });
	});

	it("gives a second checkout all that the first one made, byte for byte, and both say so", () => {
		const second = clone();
		const { stdout } = second.run("reproduce", "--no-site");
		expect(stdout).toMatch(/5 stages taken from the store, made on this machine earlier by the same code \(.+ then\)/);
		expect(second.results("tiny")).toEqual(origin.results("tiny"));
		expect(second.results("plain")).toEqual(origin.results("plain"));
		expect(second.changes()).toBe("");
		const told = JSON.parse(second.read("papers/plain/results/reproduction.json")) as Reproduction;
		expect(told.stages.map(({ fromStore }) => fromStore)).toEqual(stages.map(() => true));
		expect(told.stages.every(({ seconds }) => seconds !== undefined && seconds > 0)).toBe(true);
		const first = JSON.parse(origin.read("papers/plain/results/reproduction.json")) as Reproduction;
		expect(first.stages.some(({ fromStore }) => fromStore !== undefined)).toBe(false);
		// The second time nothing is taken, since it lies there already.
		const again = json(second);
		expect(again.inState("up to date")).toEqual(stages);
		expect(again.paper.stages.every(({ fromStore }) => fromStore === true)).toBe(true);
	});

	it("hides no committed value that was changed, not with a dvc.lock made to match either", () => {
		const fixture = clone();
		const path = "papers/plain/results/values.json";
		const text = fixture.read(path);
		fixture.write(path, text.replace(/"value":0\.\d+/, '"value":0.9'));
		expect(fixture.read(path)).not.toBe(text);
		fixture.commit("a better mean");
		const { code, paper, inState } = json(fixture);
		expect(code).toBe(1);
		expect(inState("taken")).toEqual(stages);
		expect(paper.state).toBe("differs");
		expect(paper.outputs.find((output) => output.path === path)!.differences![0]).toMatch(/^mean\.all: 0\.9 -> 0\.34/);
	});

	it("is not asked by --fresh, which makes everything", () => {
		const { code, inState } = json(clone(), "--fresh");
		expect(code).toBe(0);
		expect(inState("ran")).toEqual(stages);
	});

	it("has nothing for code, parameters or an environment that changed", () => {
		const fixture = clone();
		expect(json(fixture).inState("taken")).toEqual(stages);
		const script = fixture.read("papers/plain/analysis/mean.ts");
		fixture.write("papers/plain/analysis/mean.ts", script.replace("seededRandom(7)", "seededRandom(8)"));
		expect(json(fixture).inState("ran")).toEqual(stages);
		// Back to what was: all of it is there, and the results are the committed ones again.
		fixture.write("papers/plain/analysis/mean.ts", script);
		expect(json(fixture).inState("taken")).toEqual(stages);
		expect(fixture.changes()).toBe("");
		fixture.write("papers/plain/params.yaml", "pauseMs: 11\n");
		expect(json(fixture).inState("ran")).toEqual(["mean"]);
	});

	it("discards an entry whose bytes or whose words were changed, says so, and the stage is run", () => {
		// Tests before this one left results of other code there, too.
		const entriesOf = (stage: string) =>
			entries(store).flatMap((each) => (each.paper === "plain" && each.stage === stage ? [each.folder] : []));
		for (const folder of entriesOf("values")) writeFileSync(join(folder, "0"), "{}\n");
		for (const folder of entriesOf("table-digits")) {
			const path = join(folder, "entry.json");
			writeFileSync(path, readFileSync(path, "utf8").replace('"seconds":', '"seconds":1'));
		}
		const { code, stderr, inState } = json(clone());
		expect(code).toBe(0);
		expect(inState("ran")).toEqual(["table-digits", "values"]);
		expect(stderr).toMatch(
			/plain values: a result in the store is discarded \(the bytes of results\/values\.json are not/,
		);
		expect(stderr).toMatch(
			/plain table-digits: a result in the store is discarded \(its entry was not written on this machine/,
		);
		expect(json(clone()).inState("taken")).toEqual(stages);
	});

	it("of another machine is not believed", () => {
		const fixture = clone();
		const elsewhere = mkdtempSync(join(tmpdir(), "quickening-elsewhere-"));
		// The same dvc, and a secret of its own.
		const installed = dirname(dirname(dvc!));
		symlinkSync(installed, join(elsewhere, basename(installed)));
		fixture.environment = { ...fixture.environment, QUICKENING_CACHE: elsewhere };
		const { code, inState } = json(fixture);
		expect(code).toBe(0);
		expect(inState("ran")).toEqual(stages);
		expect(readFileSync(join(elsewhere, "machine-secret"), "utf8")).toMatch(/^[0-9a-f]{64}\n$/);
		rmSync(elsewhere, { recursive: true, force: true });
	});
});
