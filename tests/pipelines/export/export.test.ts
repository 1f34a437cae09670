import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PythonEnvironment, pythonEnvironment } from "../../peers/python-environment.ts";
import { checkout, type Fixture, makeFixture, pinnedDvc } from "../reproduce/fixture.ts";

/*
 * `quickening export` and `quickening why` on a small paper that was really built, and the validator of the RO-Crate
 * community on what comes out.
 */
const dvc = pinnedDvc();
if (dvc === undefined) console.warn("dvc is not set up (npm run setup): the tests of export are skipped");

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

interface Entity {
	readonly "@id": string;
	readonly [field: string]: unknown;
}
const graphOf = (crate: string) =>
	(JSON.parse(readFileSync(join(crate, "ro-crate-metadata.json"), "utf8")) as { "@graph": Entity[] })["@graph"];
const entityOf = (crate: string, id: string) => graphOf(crate).find((each) => each["@id"] === id)!;

function filesOf(folder: string, below = ""): string[] {
	return readdirSync(join(folder, below), { withFileTypes: true })
		.flatMap((entry) => (entry.isDirectory() ? filesOf(folder, join(below, entry.name)) : [join(below, entry.name)]))
		.sort();
}

describe.skipIf(dvc === undefined)("a paper's crate", { timeout: 240_000 }, () => {
	let fixture: Fixture;
	let place: string;
	const at = (name: string) => join(place, name);
	/** Runs `export tiny --to <name>` and gives what it said. */
	const exported = (name: string, ...options: string[]) => fixture.run("export", "tiny", "--to", at(name), ...options);

	beforeAll(() => {
		place = mkdtempSync(join(tmpdir(), "quickening-export-"));
		fixture = makeFixture();
		const author =
			'{ family: "Tester", given: "A", affiliation: "Institute of Digits", affiliationUrl: "https://example.org/digits", roles: ["Software"] }';
		fixture.write(
			"papers/tiny/paper.ts",
			fixture.read("papers/tiny/paper.ts").replace(/\{ family: "Tester", given: "A", roles: \["Software"\] \}/, author),
		);
		const address = "https://example.org/numbers.csv";
		fixture.write(
			"data/toy/dataset.json",
			fixture.read("data/toy/dataset.json").replace('"url": null', `"url": "${address}"`),
		);
		const built = fixture.run("reproduce", "tiny", "--no-site");
		if (built.code !== 0) throw new Error(built.text);
		fixture.commit("results");
	}, 240_000);
	afterAll(() => {
		fixture?.remove();
		rmSync(place, { recursive: true, force: true });
	}, 60_000);

	it("is written as a folder with results, code at its paths, and all that was read on the way", () => {
		const { code, stdout, text } = exported("crate");
		expect({ code, text }).toMatchObject({ code: 0 });
		expect(stdout).toContain("Nothing was sent anywhere");
		const files = filesOf(at("crate"));
		for (const path of [
			"CITATION.cff",
			"README.md",
			"data/toy/dataset.json",
			"packages/publication/pipeline/src/stage/kinds/values.ts",
			"package-lock.json",
			"papers/tiny/analysis/mean.ts",
			"papers/tiny/dvc.lock",
			"papers/tiny/dvc.yaml",
			"papers/tiny/params.yaml",
			"papers/tiny/results/figures/digits.png",
			"papers/tiny/results/tiny.pdf",
			"papers/tiny/results/values.json",
			"prov.json",
			"provenance.json",
			"ro-crate-metadata.json",
			"ro-crate-preview.html",
		]) {
			expect(files).toContain(path);
		}
		expect(files.filter((path) => path.startsWith("data/toy/raw") || path.includes("reproduction.json"))).toEqual([]);
		for (const each of graphOf(at("crate"))) {
			const path = join(at("crate"), each["@id"]);
			if (typeof each["sha256"] !== "string" || !existsSync(path)) continue;
			expect([each["@id"], sha256(readFileSync(path))]).toEqual([each["@id"], each["sha256"]]);
		}
		expect(entityOf(at("crate"), "#run-mean")["result"]).toContainEqual({
			"@id": "papers/tiny/results/mean/rows.json",
		});
		expect(entityOf(at("crate"), "#review-mean-rebuilt")["reviewBody"]).toMatch(/^rebuilt/);
		expect(entityOf(at("crate"), "#machine")["@type"]).toBe("IndividualProduct");
		expect(entityOf(at("crate"), "./")["description"]).not.toContain("as it is");
		expect(readFileSync(at("crate/CITATION.cff"), "utf8")).toContain(
			"- family-names: Tester\n    given-names: A\n    affiliation: Institute of Digits\n",
		);
	});

	it("has the same bytes each time, as a zip too, in another time zone and after another rebuild", () => {
		expect(exported("a.zip").code).toBe(0);
		fixture.environment = { TZ: "Pacific/Auckland" };
		expect(exported("b.zip").code).toBe(0);
		fixture.environment = {};
		const zip = readFileSync(at("a.zip"));
		expect(readFileSync(at("b.zip")).equals(zip)).toBe(true);
		expect(fixture.run("reproduce", "tiny", "--force", "--no-site").code).toBe(0);
		expect(exported("c.zip").code).toBe(0);
		expect(readFileSync(at("c.zip")).equals(zip)).toBe(true);
		const python = `import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print("\\n".join(sorted(z.namelist())))`;
		const { status, stdout } = spawnSync("python3", ["-c", python, at("a.zip")], { encoding: "utf8" });
		expect(status).toBe(0);
		expect(stdout.trim().split("\n").sort()).toEqual(filesOf(at("crate")));
	});

	it("is refused when results are not those of the committed code, and says so as it is", () => {
		const clone = fixture.clone();
		const refused = clone.run("export", "tiny", "--to", at("refused"));
		expect(refused.code).toBe(1);
		expect(refused.text).toContain("5 stages of 5 not rebuilt on this machine");
		expect(refused.text).toContain("quickening reproduce tiny");
		expect(existsSync(at("refused"))).toBe(false);
		const asIs = clone.run("export", "tiny", "--to", at("as-is"), "--as-is", "--json");
		expect(asIs.code).toBe(0);
		expect((JSON.parse(asIs.stdout) as { asIs: string[] }).asIs[0]).toContain("not rebuilt");
		expect(entityOf(at("as-is"), "./")["description"]).toContain("Exported as it is");
		expect(entityOf(at("as-is"), "#review-mean-rebuilt")["reviewBody"]).toMatch(/^not judged/);
		expect(readFileSync(at("as-is/README.md"), "utf8")).toContain("Exported as it is");
		// What git does not hold, the PDF, is named as absent.
		expect(entityOf(at("as-is"), "#absent-papers%2Ftiny%2Fresults%2Ftiny.pdf")["description"]).toContain(
			"Not in this crate",
		);
		const why = clone.run("why", "tiny", "mean");
		expect(why.stdout).toContain("not rebuilt on this machine");
		clone.remove();
	});

	it.for([
		["a doctored result", "papers/tiny/results/tables/digits.csv", "papers/tiny/results/tables/digits.csv"],
		["an edit of the analysis", "papers/tiny/analysis/mean.ts", "papers/tiny/analysis/mean.ts has an edit"],
	] as const)("is refused after %s, which is named", ([, path, words]) => {
		const before = fixture.read(path);
		fixture.write(path, path.endsWith(".ts") ? before.replace("let i = 0", "let i = 1") : before.replace("3", "4"));
		const { code, text } = exported("refused");
		fixture.write(path, before);
		expect(code).toBe(1);
		expect(text).toContain(words);
		expect(existsSync(at("refused"))).toBe(false);
	});

	it("takes the data along when asked, where licence and access let it", () => {
		expect(exported("with-data", "--with-data").code).toBe(0);
		const raw = "data/toy/raw/numbers.csv";
		expect(readFileSync(at(`with-data/${raw}`), "utf8")).toBe(fixture.read(raw));
		expect(entityOf(at("with-data"), raw)).toMatchObject({ license: { "@id": "https://spdx.org/licenses/CC0-1.0" } });
		const before = fixture.read("data/toy/dataset.json");
		for (const [from, to, reason] of [
			['"confirmed": true', '"confirmed": false', "nobody has confirmed its licence"],
			['"CC0-1.0"', '"LicenseRef-Own"', "is not known to let others pass it on"],
			['"open"', '"registered"', "its access is registered"],
		] as const) {
			fixture.write("data/toy/dataset.json", before.replace(from, to).replace('"note": ""', '"note": "Ask."'));
			const { code, text } = exported("refused", "--with-data", "--as-is");
			expect({ code, text: text.includes("data set toy") && text.includes(reason), reason }).toEqual({
				code: 1,
				text: true,
				reason,
			});
		}
		fixture.write("data/toy/dataset.json", before);
		expect(existsSync(at("refused"))).toBe(false);
	});

	it("holds no row of what stems from restricted data, and names what it leaves out", () => {
		const before = fixture.read("data/toy/dataset.json");
		fixture.write("data/toy/dataset.json", before.replace('"open"', '"restricted"'));
		const { code, stdout } = exported("restricted", "--as-is", "--json");
		fixture.write("data/toy/dataset.json", before);
		expect(code).toBe(0);
		const { withheld } = JSON.parse(stdout) as { withheld: Record<string, string> };
		expect(Object.keys(withheld).sort()).toEqual([
			"papers/tiny/results/figures/digits.csv",
			"papers/tiny/results/figures/digits.vl.json",
			"papers/tiny/results/mean/rows.json",
		]);
		const files = filesOf(at("restricted"));
		expect(files.filter((path) => path in withheld || path.startsWith("data/toy/raw"))).toEqual([]);
		expect(files).toContain("papers/tiny/results/figures/digits.svg");
		expect(entityOf(at("restricted"), "data/toy/")["conditionsOfAccess"]).toMatch(/^restricted/);
	});

	it("is never written over what is no crate", () => {
		mkdirSync(at("taken"));
		writeFileSync(at("taken/diary.txt"), "mine");
		const { code, text } = exported("taken");
		expect(code).toBe(1);
		expect(text).toContain("holds something else, no ro-crate-metadata.json");
		expect(readFileSync(at("taken/diary.txt"), "utf8")).toBe("mine");
		expect(exported("crate").code).toBe(0);
	});

	it("goes beside a source for arXiv, with the same bytes each time", () => {
		const { code, stdout, text } = exported("arxiv", "--arxiv");
		expect({ code, text }).toMatchObject({ code: 0 });
		expect(stdout).toContain("Nothing was sent anywhere");
		expect(filesOf(at("arxiv"))).toEqual(["00README.json", "figures/digits.pdf", "main.tex", "references.bib"]);
		const pdf = readFileSync(fixture.path("papers/tiny/results/figures/digits.pdf"));
		expect(readFileSync(at("arxiv/figures/digits.pdf")).equals(pdf)).toBe(true);
		expect(readFileSync(at("arxiv/main.tex"), "utf8")).toContain("3.875");
		for (const name of ["1.zip", "2.zip"]) expect(exported(name, "--arxiv").code).toBe(0);
		expect(readFileSync(at("1.zip")).equals(readFileSync(at("2.zip")))).toBe(true);
		expect(exported("arxiv", "--arxiv", "--with-data").code).toBe(2);
	});

	it("has its way back printed for a value, a claim, a cell and a plotted row", () => {
		const why = (...what: string[]) => fixture.run("why", "tiny", ...what);
		const value = why("mean.all").stdout.replaceAll("\u00a0", " ");
		for (const part of [
			"3.875",
			"analysis/mean.ts",
			"pauseMs = 10",
			"data/toy/raw/numbers.csv",
			"Eight digits",
			"CC0-1.0",
			"TensorFlow",
			"not used",
		]) {
			expect(value).toContain(part);
		}
		expect(why("claim:mean").stdout).toContain("The mean was {value}.");
		expect(why("figure:digits[3]").stdout).toMatch(/row 3 of 8 plotted rows[\s\S]*value\s+4/);
		expect(why('table:digits[row 2, "Digit"]').stdout).toContain('column "Digit": 1.00');
		expect(why("mean.all", "--depth", "0").code).toBe(2);
		expect(why("meen").code).toBe(2);
		expect(fixture.run("why", "tyny").text).toContain('did you mean "tiny"?');
		const json = JSON.parse(why("table:digits", "--json").stdout) as {
			stages: { name: string }[];
			isRebuiltHere: boolean;
		};
		expect(json.stages.map(({ name }) => name)).toEqual(["table-digits", "mean"]);
		expect(json.isRebuiltHere).toBe(true);
		for (const path of ["data/toy/dataset.json", "papers/tiny/params.yaml", "papers/tiny/results/values.json"]) {
			const before = fixture.read(path);
			fixture.write(path, `${before.slice(0, -3)}: [`);
			const broken = why("mean.all");
			fixture.write(path, before);
			expect({ code: broken.code, text: broken.text.includes(`${path} cannot be read`) }).toEqual({
				code: 1,
				text: true,
			});
		}
		expect(JSON.parse(why("--prov").stdout)).toEqual(JSON.parse(readFileSync(at("crate/prov.json"), "utf8")));
	});

	describe("before roc-validator, profile provenance-run-crate at RECOMMENDED", { timeout: 600_000 }, () => {
		const here = join(checkout, "tests/peers/ro-crate");
		let python: PythonEnvironment;
		beforeAll(() => {
			const context = ["--no-deps", "--target", "{folder}/context", "rocrate==0.14.0"];
			python = pythonEnvironment("ro-crate", join(here, "requirements.txt"), [context]);
			if ("missing" in python) {
				console.warn(`roc-validator is not here (${python.missing}): its tests are skipped`);
				return;
			}
			const ctx = join(python.folder, "context/rocrate/data/ro-crate.jsonld");
			const seeded = spawnSync(python.python, [join(here, "seed_cache.py"), ctx, at("http")], { encoding: "utf8" });
			if (seeded.status !== 0) throw new Error(seeded.stderr);
			if (!existsSync(at("crate"))) exported("crate");
		}, 300_000);

		interface Issue {
			readonly severity: string;
			readonly check: { readonly identifier: string };
			readonly message: string;
			readonly violatingPropertyValue: string | null;
		}

		/** All issues but two that no crate on a disk can avoid or that need the web; both are named in the README. */
		function issues(crate: string): string[] {
			if ("missing" in python) throw new Error(python.missing);
			const out = at("issues.json");
			rmSync(out, { force: true });
			const program = join(python.folder, "bin/rocrate-validator");
			const options = ["--offline", "--cache-path", at("http"), "-p", "provenance-run-crate", "-l", "recommended"];
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
			expect(issues(at("crate"))).toEqual([]);
		});

		it("passes with the data in it, and as it is", ({ skip }) => {
			if ("missing" in python) return skip(python.missing);
			expect(issues(at("with-data"))).toEqual([]);
			expect(issues(at("as-is"))).toEqual([]);
		});

		it("fails without its licence, without a file, and without a tool's run, and each is found", ({ skip }) => {
			if ("missing" in python) return skip(python.missing);
			cpSync(at("crate"), at("faulty"), { recursive: true });
			rmSync(at("faulty/papers/tiny/results/values.json"));
			const path = at("faulty/ro-crate-metadata.json");
			const metadata = JSON.parse(readFileSync(path, "utf8")) as { "@graph": Record<string, unknown>[] };
			for (const [id, field] of [
				["./", "license"],
				["#run-mean", "instrument"],
			] as const) {
				delete metadata["@graph"].find((each) => each["@id"] === id)![field];
			}
			writeFileSync(path, JSON.stringify(metadata));
			const found = issues(at("faulty")).join("\n");
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
				at("real"),
			];
			const run = spawnSync(node[0]!, args, { cwd: checkout, encoding: "utf8" });
			expect({ status: run.status, stderr: run.stderr }).toMatchObject({ status: 0 });
			expect(issues(at("real"))).toEqual([]);
		});
	});
});
