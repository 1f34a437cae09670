import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { Reproduction } from "@quickening/paper";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Fixture, makeBuiltFixture, pinnedDvc } from "./fixture.ts";

/*
 * The whole of `quickening reproduce` in temporary repositories, with the real dvc: what a reviewer relies on.
 */
const dvc = pinnedDvc();
if (dvc === undefined) console.warn("dvc is not set up (npm run setup): the tests of reproduce are skipped");

const stages = ["mean", "figure-digits", "table-digits", "values", "manuscript"];
const md5 = (text: string) => createHash("md5").update(text).digest("hex");

interface Report {
	exitCode: number;
	papers: (Reproduction & {
		run: { isFirst: boolean; stages: { name: string; state: string }[]; resultLines: string[] };
	})[];
	refused: { paper: string; problems: { severity: string }[] }[];
}

const states = (report: Report, paper: string) =>
	Object.fromEntries(
		report.papers.find((each) => each.paper === paper)!.run.stages.map(({ name, state }) => [name, state]),
	);
const all = (state: string) => Object.fromEntries(stages.map((name) => [name, state]));

describe.skipIf(dvc === undefined)("quickening reproduce", { timeout: 240_000 }, () => {
	/** Built and committed; tests work on clones of it. */
	let origin: Fixture;
	/** A clone that was rebuilt once; tests that change it put it back. */
	let rebuilt: Fixture;
	let first: Report;
	const made: Fixture[] = [];
	const clone = () => {
		const fixture = origin.clone();
		made.push(fixture);
		return fixture;
	};
	const json = (fixture: Fixture, ...papers: string[]) => {
		const outcome = fixture.run("reproduce", ...papers, "--no-site", "--json");
		return { ...outcome, report: JSON.parse(outcome.stdout) as Report };
	};

	beforeAll(() => {
		origin = makeBuiltFixture();
		rebuilt = origin.clone();
		first = json(rebuilt).report;
	}, 240_000);
	afterEach(() => {
		for (const fixture of made.splice(0)) fixture.remove();
	});
	afterAll(() => {
		origin?.remove();
		rebuilt?.remove();
	}, 60_000);

	describe("in a clone", () => {
		it("runs every stage the first time, although DVC takes them for done", () => {
			expect(first.papers.map(({ paper, state, run }) => [paper, state, run.isFirst])).toEqual([
				["plain", "rebuilt", true],
				["tiny", "rebuilt", true],
			]);
			for (const paper of ["plain", "tiny"]) expect(states(first, paper)).toEqual(all("ran"));
		});
		it("finds every output identical, those that are not in git too", () => {
			for (const { outputs } of first.papers) {
				expect(outputs.filter(({ state }) => state !== "identical")).toEqual([]);
				expect(outputs.map(({ path }) => path.replace(/^.*\./, ".")).sort()).toContain(".pdf");
				expect(outputs).toHaveLength(16);
			}
		});
		it("leaves nothing changed in git, dvc.lock included", () => {
			expect(rebuilt.changes()).toBe("");
		});
		it("gives the same bytes as the other clone: values, tables, SVG, PNG, PDF, Word, JATS", () => {
			for (const paper of ["plain", "tiny"]) {
				const results = rebuilt.results(paper);
				expect(results).toEqual(origin.results(paper));
				expect(Object.keys(results)).toHaveLength(16);
			}
		});
		it("does nothing the second time, and writes reproduction.json no other way", () => {
			const before = rebuilt.read("papers/tiny/results/reproduction.json");
			const { code, report } = json(rebuilt);
			expect(code).toBe(0);
			for (const paper of ["plain", "tiny"]) expect(states(report, paper)).toEqual(all("up to date"));
			expect(rebuilt.read("papers/tiny/results/reproduction.json")).toBe(before);
			expect(rebuilt.changes()).toBe("");
		});
		it("judges claims and says where the PDF and the report are", () => {
			const { stdout } = rebuilt.run("reproduce", "--no-site", "tiny");
			expect(stdout).toContain("The mean was 3.875.");
			expect(stdout).toContain("rebuilt; reproduced (published 3.9, Table 1); robust: holds in 1 of 1");
			expect(stdout).toContain("PDF: papers/tiny/results/tiny.pdf");
			expect(first.papers[0]!.summary).toEqual({
				rebuilt: { agree: 1, of: 1 },
				reproduced: { agree: 0, of: 1, inconclusive: 0 },
				robust: { agree: 1, of: 1 },
				replicated: { agree: 0, of: 0 },
			});
		});
		it("gives a table in the format that is asked for, and names what it cannot give", () => {
			const latex = rebuilt.run("tables", "tiny", "digits", "--format", "latex");
			expect(latex.code).toBe(0);
			expect(latex.stdout).toContain("\\label{tab:digits}");
			expect(rebuilt.run("tables", "tiny").stdout).toMatch(/^id +rows +title\ndigits +8 +Digits\n/);
			const other = rebuilt.run("tables", "tiny", "digit");
			expect(other.code).toBe(2);
			expect(other.text).toContain('tiny has no table "digit"; did you mean "digits"?');
			const word = rebuilt.run("tables", "tiny", "--format", "docx");
			expect(word.code).toBe(2);
			expect(word.text).toContain("Add --to <folder>.");
			const files = rebuilt.run("tables", "tiny", "--format", "docx", "--to", ".quickening/tables", "--json");
			expect(JSON.parse(files.stdout).files).toEqual([{ id: "digits", path: ".quickening/tables/tiny-digits.docx" }]);
		});
		it("says with each stage what it was made by and from", () => {
			const mean = first.papers.find(({ paper }) => paper === "tiny")!.stages.find(({ name }) => name === "mean")!;
			expect(mean).toMatchObject({ state: "ran", description: "Takes the mean." });
			expect(mean.codeSha256).toMatch(/^[0-9a-f]{64}$/);
			expect(mean.files).toContain("papers/tiny/analysis/mean.ts");
			expect(mean.inputs).toContainEqual({
				path: "../../data/toy/raw/numbers.csv",
				md5: md5(rebuilt.read("data/toy/raw/numbers.csv")),
			});
			expect(mean.outputs.map(({ path }) => path).sort()).toEqual([
				"results/mean/rows.json",
				"results/values/mean.json",
			]);
		});
		it("runs every stage again when forced", () => {
			const outcome = rebuilt.run("reproduce", "plain", "--force", "--no-site", "--json");
			expect(states(JSON.parse(outcome.stdout) as Report, "plain")).toEqual(all("ran"));
			expect(rebuilt.changes()).toBe("");
		});
	});

	describe("catches and names what was tampered with", () => {
		const edit = (fixture: Fixture, path: string, from: string | RegExp, to: string) => {
			const text = fixture.read(path);
			const edited = text.replace(from, to);
			expect(edited).not.toBe(text);
			fixture.write(path, edited);
			return { text, edited };
		};
		/** Gives dvc.lock the hash and size of the edited file, as a careful forger would. */
		const forgeLock = (fixture: Fixture, { text, edited }: { text: string; edited: string }) => {
			const lock = fixture.read("papers/plain/dvc.lock");
			const forged = lock.replaceAll(
				new RegExp(`md5: ${md5(text)}(\\s+)size: \\d+`, "g"),
				`md5: ${md5(edited)}$1size: ${Buffer.byteLength(edited)}`,
			);
			expect(forged).not.toBe(lock);
			fixture.write("papers/plain/dvc.lock", forged);
		};

		it("a committed value", () => {
			const fixture = clone();
			edit(fixture, "papers/plain/results/values.json", /"value":0\.\d+/, '"value":0.9');
			fixture.commit("a better mean");
			const { code, report } = json(fixture, "plain");
			expect(code).toBe(1);
			expect(report.papers[0]!.state).toBe("differs");
			const output = report.papers[0]!.outputs.find(({ path }) => path.endsWith("results/values.json"))!;
			expect(output.state).toBe("differs");
			expect(output.differences![0]).toMatch(/^mean\.all: 0\.9 -> 0\.34/);
			expect(report.papers[0]!.claims[0]!.rebuilt.state).toBe("differs");
		});
		it("a committed value with a matching dvc.lock, the second time too", () => {
			const fixture = clone();
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
		});
		it("a value with a matching dvc.lock where everything had been rebuilt before, not committed", () => {
			const fixture = rebuilt;
			forgeLock(fixture, edit(fixture, "papers/plain/results/values.json", /"value":0\.\d+/, '"value":0.9'));
			const { code, stdout } = fixture.run("reproduce", "plain", "--no-site");
			expect(code).toBe(1);
			expect(stdout).toContain("papers/plain/results/values.json had been changed by something else than a stage");
			expect(stdout).toMatch(/mean\.all: 0\.9 -> 0\.34/);
			expect(fixture.changes()).toBe("");
			expect(fixture.run("reproduce", "plain", "--no-site").code).toBe(0);
		});
		it("a committed figure, a committed table, and the rows of a figure", () => {
			const fixture = clone();
			edit(fixture, "papers/plain/results/figures/digits.svg", /(\d)\.(\d)/, "$1.9$2");
			edit(fixture, "papers/plain/results/tables/digits.json", /"value": "0\.\d\d"/, '"value": "7.77"');
			edit(fixture, "papers/plain/results/figures/digits.csv", /\n3,[^\n]+/, "\n3,42");
			fixture.commit("nicer drawings");
			const { code, report } = json(fixture, "plain");
			expect(code).toBe(1);
			const differing = report.papers[0]!.outputs.filter(({ state }) => state === "differs");
			expect(differing.map(({ path }) => path.replace("papers/plain/results/", "")).sort()).toEqual([
				"figures/digits.csv",
				"figures/digits.svg",
				"tables/digits.json",
			]);
			const said = (end: string) => differing.find(({ path }) => path.endsWith(end))!.differences![0];
			expect(said(".csv")).toMatch(/^row 4, column value: 42 -> 0\.\d+$/);
			expect(said(".svg")).toMatch(/^line 1: /);
			expect(said(".json")).toMatch(/^row 1 \(0\), column "Digit": "7\.77" -> "0\.\d\d"$/);
		});
		it("a PDF that is not in git, by what was made here", () => {
			const fixture = rebuilt;
			writeFileSync(fixture.path("papers/plain/results/plain.pdf"), "%PDF-1.7 another");
			const { code, stdout } = fixture.run("reproduce", "plain", "--no-site");
			expect(code).toBe(1);
			expect(stdout).toContain("papers/plain/results/plain.pdf had been changed");
			expect(fixture.results("plain")).toEqual(origin.results("plain"));
		});
		it("an edit that was committed without a rebuild", () => {
			const fixture = clone();
			edit(fixture, "papers/plain/manuscript.typ", "Digits have", "All digits have");
			fixture.commit("a word more");
			const { code, report } = json(fixture, "plain");
			expect(code).toBe(1);
			const differing = report.papers[0]!.outputs.filter(({ state }) => state === "differs");
			expect(differing.map(({ path }) => path.replace("papers/plain/results/plain", "")).sort()).toEqual([
				"-manuscript.pdf",
				"-preprint.pdf",
				".docx",
				".pdf",
				".xml",
			]);
			for (const { kind, differences } of differing) {
				expect(kind).toBe("manuscript");
				expect(differences!.at(-1)).toBe("committed before manuscript.typ last changed");
			}
		});
		it("a byte of the raw data, before DVC starts, and goes on with the other paper", () => {
			const fixture = rebuilt;
			const raw = fixture.read("data/toy/raw/numbers.csv");
			const lock = fixture.read("papers/tiny/dvc.lock");
			fixture.write("data/toy/raw/numbers.csv", raw.replace("9", "8"));
			const { code, report } = json(fixture);
			fixture.write("data/toy/raw/numbers.csv", raw);
			expect(code).toBe(1);
			const [plain, tiny] = report.papers;
			expect(tiny!.state).toBe("failed");
			expect(tiny!.problems![0]).toContain("data/toy/raw/numbers.csv has sha256");
			expect(tiny!.run.stages).toEqual([]);
			expect(plain!.state).toBe("rebuilt");
			expect(fixture.read("papers/tiny/dvc.lock")).toBe(lock);
			expect(fixture.run("reproduce", "--no-site").code).toBe(0);
		});
	});

	describe("data that are not there", () => {
		it("make a paper waiting, with the command that would get them, and no failure", () => {
			const fixture = clone();
			rmSync(fixture.path("data/toy/raw"), { recursive: true });
			const { code, report } = json(fixture, "tiny");
			expect(code).toBe(0);
			expect(report.papers[0]).toMatchObject({
				state: "waiting",
				waiting: [{ dataset: "toy", command: "npm run quickening -- data get toy" }],
				summary: { rebuilt: { agree: 0, of: 1 } },
			});
			expect(report.papers[0]!.waiting![0]!.reason).toContain("no public address");
			expect(report.papers[0]!.stages.every(({ state }) => state === "waiting")).toBe(true);
			expect(fixture.changes()).toBe("");
			const { stdout } = fixture.run("reproduce", "tiny", "--no-site");
			expect(stdout).toContain("tiny  waiting for data");
			expect(stdout).toContain("npm run quickening -- data get toy");
			expect(fixture.run("status", "tiny").stdout).toContain("5 stages waiting for data");
		});
		it("are taken from the mirror that is named", () => {
			const fixture = clone();
			const mirror = fixture.path(".git/mirror");
			mkdirSync(mirror);
			execFileSync("tar", ["-czf", `${mirror}/toy.tar.gz`, "-C", fixture.path("data/toy/raw"), "numbers.csv"]);
			const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
			const raw = readFileSync(fixture.path("data/toy/raw/numbers.csv"));
			const archive = readFileSync(`${mirror}/toy.tar.gz`);
			writeFileSync(
				`${mirror}/index.json`,
				JSON.stringify({
					toy: {
						archive: "toy.tar.gz",
						archiveBytes: archive.length,
						archiveSha256: sha256(archive),
						files: [{ path: "numbers.csv", bytes: raw.length, sha256: sha256(raw) }],
					},
				}),
			);
			rmSync(fixture.path("data/toy/raw"), { recursive: true });
			fixture.environment = { QUICKENING_MIRROR: mirror };
			const { report, text } = json(fixture, "tiny");
			expect(report.papers[0]!.state, text).toBe("rebuilt");
			expect(fixture.read("data/toy/raw/numbers.csv")).toBe(raw.toString());
		});
	});

	describe("an author at work", () => {
		it("is told what the edits change, with lines for the commit message, and is not refused", () => {
			const fixture = clone();
			const script = fixture.read("papers/plain/analysis/mean.ts");
			fixture.write("papers/plain/analysis/mean.ts", script.replace("seededRandom(7)", "seededRandom(8)"));
			const { code, report } = json(fixture, "plain");
			expect(code).toBe(0);
			const [paper] = report.papers;
			expect(paper!.edited).toEqual(["papers/plain/analysis/mean.ts"]);
			expect(paper!.run.resultLines[0]).toMatch(/^Results: plain mean\.all 0\.34\d -> 0\.\d{3}$/);
			expect(paper!.run.resultLines).toContain("Results: plain figure digits");
			expect(paper!.environment.dirty).toBe(true);

			fixture.git("checkout", "-q", "--", "papers/plain/analysis/mean.ts");
			expect(fixture.run("reproduce", "plain", "--no-site").code).toBe(0);
			expect(fixture.changes()).toBe("");
		});
		it("learns every problem of a paper before anything of it runs, and the other paper is finished", () => {
			const fixture = rebuilt;
			const paper = fixture.read("papers/plain/paper.ts");
			fixture.write("papers/plain/paper.ts", paper.replace("analysis/mean.ts", "analysis/median.ts"));
			const { code, stdout, text } = fixture.run("reproduce", "--no-site");
			const { report } = json(fixture);
			const status = fixture.run("status", "plain");
			fixture.write("papers/plain/paper.ts", paper);
			expect(code).toBe(1);
			expect(stdout).toMatch(/^plain {2}cannot be built as it stands; nothing of it was run$/m);
			expect(stdout).toMatch(/papers\/plain\/paper\.ts:\d+:\d+: script analysis\/median\.ts does not exist/);
			expect(text).not.toContain("plain mean");
			// The other paper is not held up by it.
			expect(stdout).toMatch(/^tiny {2}rebuilt$/m);
			expect(report.papers.map(({ paper, state }) => [paper, state])).toEqual([["tiny", "rebuilt"]]);
			expect(report.refused.map(({ paper, problems }) => [paper, problems.map(({ severity }) => severity)])).toEqual([
				["plain", ["error"]],
			]);
			// What pages read says so too.
			expect(JSON.parse(fixture.read("papers/plain/results/reproduction.json")).state).toBe("failed");
			expect(status.code).toBe(1);
			expect(status.stdout).toContain("script analysis/median.ts does not exist");
			expect(json(fixture, "plain").report.papers[0]!.state).toBe("rebuilt");
		});
		it("sees a stage fail with its words, what follows it not run, and the other paper finished", () => {
			const fixture = clone();
			const script = fixture.read("papers/plain/analysis/mean.ts");
			const broken = script.replace("const random", 'if (stage) throw new Error("the pencil broke");\n\tconst random');
			fixture.write("papers/plain/analysis/mean.ts", broken);
			const { code, text, stdout } = fixture.run("reproduce", "--no-site");
			expect(code).toBe(1);
			expect(text).toContain("plain mean: failed");
			expect(text).toContain("the pencil broke");
			expect(text).toMatch(/plain manuscript: not run: /);
			expect(stdout).toMatch(/^plain {2}failed$/m);
			expect(stdout).toMatch(/^tiny {2}rebuilt$/m);
			fixture.git("checkout", "-q", "--", "papers/plain/analysis/mean.ts");
			expect(fixture.run("reproduce", "--no-site").code).toBe(0);
			expect(fixture.changes()).toBe("");
		});
		it("is asked whether another name was meant", () => {
			const { code, stderr } = rebuilt.run("reproduce", "tinny");
			expect(code).toBe(2);
			expect(stderr).toContain('there is no paper "tinny"; did you mean "tiny"?');
			expect(stderr).not.toMatch(/^\s+at /m);
			expect(rebuilt.run("reprodcue").code).toBe(2);
			expect(rebuilt.run("reprodcue").stderr).toContain("reproduce");
		});
		it("finds status in agreement with what a rebuild did", () => {
			expect(rebuilt.run("status", "plain").stdout).toContain("5 stages: 5 up to date, 0 to run");
			rebuilt.write("papers/plain/results/tables/digits.csv", "x\n");
			const { papers } = JSON.parse(rebuilt.run("status", "plain", "--json").stdout);
			expect(papers[0].stages.filter(({ state }: { state: string }) => state === "would run")).toEqual([
				{ name: "table-digits", state: "would run", because: "its results were not made here" },
				{ name: "manuscript", state: "would run", because: expect.stringContaining("made anew") },
			]);
			rebuilt.git("checkout", "-q", "--", "papers/plain/results/tables/digits.csv");
		});
	});

	describe("two at once", () => {
		it("the second says who works on the checkout, and the first is not disturbed", async () => {
			const fixture = clone();
			const one = fixture.start("reproduce", "tiny", "--no-site");
			while (!existsSync(fixture.path(".quickening/reproduce.lock"))) await wait(10);
			const two = fixture.run("reproduce", "--no-site");
			expect(two.code).toBe(1);
			expect(two.stderr).toContain(`"quickening reproduce tiny", process ${one.child.pid}, since`);
			const { code, text } = await one.ended;
			expect(code, text).toBe(0);
			expect(existsSync(fixture.path(".quickening/reproduce.lock"))).toBe(false);
		});
	});
});
