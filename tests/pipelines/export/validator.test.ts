import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PythonEnvironment, pythonEnvironment } from "../../peers/python-environment.ts";
import { checkout, type Fixture, pinnedDvc } from "../reproduce/fixture.ts";
import { citedFixture, ExportPlace } from "./crates.ts";

/*
 * What the validator of the RO-Crate community says of our crates: profile provenance-run-crate, at RECOMMENDED.
 */
const here = join(checkout, "tests/peers/ro-crate");

describe.skipIf(pinnedDvc() === undefined)("roc-validator, on a crate of ours,", () => {
	let fixture: Fixture;
	let clone: Fixture;
	let place: ExportPlace;
	let python: PythonEnvironment;
	beforeAll(async () => {
		const context = ["--no-deps", "--target", "{folder}/context", "rocrate==0.14.0"];
		python = pythonEnvironment("ro-crate", join(here, "requirements.txt"), [context]);
		if ("missing" in python) {
			console.warn(`roc-validator is not here (${python.missing}): its tests are skipped`);
			return;
		}
		fixture = await citedFixture();
		place = new ExportPlace(fixture);
		const ctx = join(python.folder, "context/rocrate/data/ro-crate.jsonld");
		const seeded = spawnSync(python.python, [join(here, "seed_cache.py"), ctx, place.at("http")], { encoding: "utf8" });
		if (seeded.status !== 0) throw new Error(seeded.stderr);
		fixture.succeed("export", "tiny", "--to", place.at("crate"));
		fixture.succeed("export", "tiny", "--to", place.at("with-data"), "--with-data");
		// As it is, since the results were not made there.
		clone = fixture.clone();
		clone.succeed("export", "tiny", "--to", place.at("as-is"), "--as-is");
	});
	afterAll(() => {
		place?.remove();
		clone?.remove();
		fixture?.remove();
	});

	interface Issue {
		readonly severity: string;
		readonly check: { readonly identifier: string };
		readonly message: string;
		readonly violatingPropertyValue: string | null;
	}

	/** All issues but two that no crate on a disk can avoid or that need the web; both are named in the README. */
	function issues(crate: string): string[] {
		if ("missing" in python) throw new Error(python.missing);
		const out = place.at("issues.json");
		rmSync(out, { force: true });
		const program = join(python.folder, "bin/rocrate-validator");
		const options = ["--offline", "--cache-path", place.at("http"), "-p", "provenance-run-crate", "-l", "recommended"];
		const run = spawnSync(program, ["-y", "validate", ...options, "-f", "json", "-o", out, "--no-paging", crate], {
			encoding: "utf8",
		});
		if (!existsSync(out)) throw new Error(run.stdout + run.stderr);
		const found = (JSON.parse(readFileSync(out, "utf8")) as { issues: Issue[] }).issues;
		return found
			.filter(
				({ check, message, violatingPropertyValue: value }) =>
					!(check.identifier === "process-run-crate-0.5_5.1" && value?.endsWith("/dvc.yaml")) &&
					!(check.identifier === "ro-crate-1.1_28.1" && / https:\/\/\S+ is not available$/.test(message)),
			)
			.map(({ severity, check, message }) => `${severity} ${check.identifier} ${message}`);
	}
	it("passes", ({ skip }) => {
		if ("missing" in python) return skip(python.missing);
		expect(issues(place.at("crate"))).toEqual([]);
	});

	it("passes with the data in it, and as it is", ({ skip }) => {
		if ("missing" in python) return skip(python.missing);
		expect(issues(place.at("with-data"))).toEqual([]);
		expect(issues(place.at("as-is"))).toEqual([]);
	});

	it("fails without its licence, without a file, and without a tool's run, and each is found", ({ skip }) => {
		if ("missing" in python) return skip(python.missing);
		cpSync(place.at("crate"), place.at("faulty"), { recursive: true });
		rmSync(place.at("faulty/papers/tiny/results/values.json"));
		const path = place.at("faulty/ro-crate-metadata.json");
		const metadata = JSON.parse(readFileSync(path, "utf8")) as { "@graph": Record<string, unknown>[] };
		for (const [id, field] of [
			["./", "license"],
			["#run-mean", "instrument"],
		] as const) {
			delete metadata["@graph"].find((each) => each["@id"] === id)![field];
		}
		writeFileSync(path, JSON.stringify(metadata));
		const found = issues(place.at("faulty")).join("\n");
		expect(found).toMatch(/REQUIRED \S+ .*must specify a license/);
		expect(found).toMatch(/REQUIRED \S+ .*does not include the Data Entity 'papers\/tiny\/results\/values\.json'/);
		expect(found).toMatch(/REQUIRED \S+ A tool must be referred to from an action via instrument/);
	});

	it("passes on a real paper's committed results", ({ skip }) => {
		if ("missing" in python) return skip(python.missing);
		if (!existsSync(join(checkout, "papers/ctg-simulation/results/values.json")))
			return skip("ctg-simulation has no results here");
		const node = [join(checkout, "node_modules/.bin/node"), "--conditions=@quickening/source", "--no-warnings"];
		const args = [
			...node.slice(1),
			join(checkout, "packages/publication/cli/src/main.ts"),
			"export",
			"ctg-simulation",
			"--as-is",
			"--to",
			place.at("real"),
		];
		const run = spawnSync(node[0]!, args, { cwd: checkout, encoding: "utf8" });
		expect({ status: run.status, stderr: run.stderr }).toMatchObject({ status: 0 });
		expect(issues(place.at("real"))).toEqual([]);
	});
});
