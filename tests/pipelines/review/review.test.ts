import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Review } from "@quickening/review";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { inspect } from "../../notebooks/inspect.ts";
import { type Fixture, makeBuiltFixture, pinnedDvc } from "../reproduce/fixture.ts";

/*
 * The whole of `quickening review` with the real git and dvc: what somebody may have done to a paper, each on a branch of
 * its own, is found and named. One repository serves all of it, since a review looks at a commit and changes nothing.
 */
const dvc = pinnedDvc();
if (dvc === undefined) console.warn("dvc is not set up (npm run setup): the tests of review are skipped");

type Report = Review & {
	readonly report: { readonly page: string; readonly certificate?: string; readonly kept?: string };
};

const browserPath = process.env.QUICKENING_CHROMIUM ?? "/usr/bin/chromium";
const browserNote = existsSync(browserPath) ? "" : ` (skipped: no Chromium at ${browserPath})`;
const views = {
	"a phone, dark": { width: 390, height: 844, colorScheme: "dark" },
	"a desktop, light": { width: 1280, height: 800, colorScheme: "light" },
} as const;

const md5 = (text: string) => createHash("md5").update(text).digest("hex");

describe.skipIf(dvc === undefined)("quickening review", { timeout: 600_000 }, () => {
	let fixture: Fixture;
	/** Where reviews make their temporary folders. */
	let temporary: string;

	beforeAll(() => {
		temporary = mkdtempSync(join(tmpdir(), "quickening-test-rooms-"));
		fixture = makeBuiltFixture();
		fixture.environment = { TMPDIR: temporary };
	}, 600_000);
	afterAll(() => {
		fixture?.remove();
		rmSync(temporary, { recursive: true, force: true });
	}, 60_000);

	const edit = (path: string, from: string | RegExp, to: string) => {
		const text = fixture.read(path);
		const edited = text.replace(from, to);
		expect(edited, path).not.toBe(text);
		fixture.write(path, edited);
		return { text, edited };
	};
	/** Gives dvc.lock the hash and size of the edited file, as a careful forger would. */
	const forgeLock = ({ text, edited }: { text: string; edited: string }) => {
		const lock = fixture.read("papers/plain/dvc.lock");
		const forged = lock.replaceAll(
			new RegExp(`md5: ${md5(text)}(\\s+)size: \\d+`, "g"),
			`md5: ${md5(edited)}$1size: ${Buffer.byteLength(edited)}`,
		);
		expect(forged).not.toBe(lock);
		fixture.write("papers/plain/dvc.lock", forged);
	};
	/** Commits what `change` does on a branch of its own, and comes back. */
	const branch = (name: string, change: () => void) => {
		fixture.git("checkout", "-q", "-b", name);
		change();
		fixture.commit(name);
		fixture.git("checkout", "-q", "main");
	};
	const reviewed = (at: string, paper = "plain", ...options: string[]) => {
		const to = `.quickening/reports/${at}-${paper}`;
		const outcome = fixture.run("review", paper, "--at", at, "--to", to, "--json", ...options);
		expect(outcome.stdout, outcome.text).not.toBe("");
		const report = JSON.parse(outcome.stdout) as Report;
		const page = existsSync(fixture.path(to, "index.html")) ? fixture.read(`${to}/index.html`) : "";
		return { ...outcome, report, page, to };
	};
	const named = ({ findings }: Review) => findings.map(({ kind, where }) => `${kind} ${where}`);
	const finding = ({ findings }: Review, end: string) => findings.find(({ where }) => where.endsWith(end))!;

	describe("of an honest commit", () => {
		let honest: ReturnType<typeof reviewed>;
		beforeAll(() => {
			fixture.write("papers/plain/params.yaml", "pauseMs: 11\n");
			honest = reviewed("main", "plain", "--checker", "Josiah Carberry <0000-0002-1825-0097>", "--date", "2025-02-03");
			fixture.git("checkout", "-q", "--", "papers/plain/params.yaml");
		}, 600_000);

		it("finds every output identical and says so", () => {
			const { code, report, page } = honest;
			expect(code, honest.text).toBe(0);
			expect(report.verdict).toBe("agrees");
			expect(report.findings).toEqual([]);
			expect(report.outputs).toHaveLength(16);
			expect(report.outputs.every(({ state }) => state === "identical")).toBe(true);
			expect(page).toContain("All 16 outputs came out the same, byte for byte");
			expect(page).toContain("of 10,388 notebooks");
		});
		it("names what is edited and not committed, and does not review it", () => {
			expect(honest.report.unreviewed).toEqual(["papers/plain/params.yaml"]);
			expect(honest.stderr).toContain(
				"papers/plain/params.yaml has edits that are not committed: they are not reviewed",
			);
			expect(honest.page).toContain("were not reviewed: <code>papers/plain/params.yaml</code>");
		});
		it("measures each stage's time and memory, each with a plausible number", () => {
			for (const { state, seconds, peakMemoryMb } of honest.report.stages) {
				expect(state).toBe("ran");
				expect(seconds).toBeGreaterThan(0);
				// Node alone takes some 40 MB; no stage of this paper can need a gigabyte.
				expect(peakMemoryMb).toBeGreaterThan(30);
				expect(peakMemoryMb).toBeLessThan(1000);
			}
			const figure = honest.report.stages.find(({ name }) => name === "figure-digits")!;
			const values = honest.report.stages.find(({ name }) => name === "values")!;
			// Vega and resvg are larger than what joins two small JSON files.
			expect(figure.peakMemoryMb!).toBeGreaterThan(values.peakMemoryMb!);
		});
		it("writes a certificate and a codecheck.yml whose files are there", () => {
			const { to } = honest;
			const certificate = fixture.read(`${to}/certificate.md`);
			expect(certificate).toContain("Josiah Carberry (ORCID 0000-0002-1825-0097)");
			expect(certificate).toContain("| Date | 2025-02-03 |");
			const yaml = fixture.read(`${to}/codecheck.yml`);
			expect(yaml.split("\n")[1]).toBe("---");
			const { manifest, paper, codechecker, check_time } = parse(yaml);
			expect(manifest).toHaveLength(16);
			for (const { file } of manifest) expect(existsSync(fixture.path(to, file)), file).toBe(true);
			expect(manifest).toContainEqual({
				file: "outputs/figures/digits.csv",
				comment: "Figure 1, rows drawn (identical to the committed file)",
			});
			expect(paper).toEqual({ title: "Digits have a mean", authors: [{ name: "A Tester" }] });
			expect(codechecker).toEqual([{ name: "Josiah Carberry", ORCID: "0000-0002-1825-0097" }]);
			expect(check_time).toBe("2025-02-03");
			expect(yaml).not.toMatch(/^certificate:/m);
		});
		it("leaves nothing behind: no folder, no change in the checkout, no path of the room in the report", () => {
			expect(readdirSync(temporary)).toEqual([]);
			expect(fixture.changes()).toBe("");
			for (const name of ["index.html", "review.json", "certificate.md", "codecheck.yml"]) {
				expect(fixture.read(`${honest.to}/${name}`)).not.toContain(temporary);
			}
		});
	});

	it("names a forged value (beyond its tolerance, dvc.lock forged with it), an edited drawing, its rows, a table's cell", () => {
		branch("forged", () => {
			edit(
				"papers/plain/paper.ts",
				'value: "mean.all",',
				'value: "mean.all",\n\t\t\ttolerance: { absolute: 0.01, reason: "test" },',
			);
			for (const path of ["papers/plain/results/values/mean.json", "papers/plain/results/values.json"]) {
				forgeLock(edit(path, /"value":0\.\d+/, '"value":0.9'));
			}
			edit("papers/plain/results/figures/digits.svg", /<path([^>]*) d="M0,([\d.]+)L/, '<path$1 d="M0,20L');
			edit("papers/plain/results/figures/digits.csv", /\n3,[^\n]+/, "\n3,42");
			edit("papers/plain/results/tables/digits.json", /"value": "0\.\d\d"/, '"value": "7.77"');
			fixture.write("papers/plain/results/figures/extra.csv", "a\n1\n");
		});
		const { code, report, page } = reviewed("forged");
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

	it("takes a value within its tolerance for rebuilt, and what #fixed marks for no result", () => {
		branch("tolerated", () => {
			edit(
				"papers/plain/paper.ts",
				'value: "mean.all",',
				'value: "mean.all",\n\t\t\ttolerance: { absolute: 0.01, reason: "threads" },',
			);
			for (const path of ["papers/plain/results/values/mean.json", "papers/plain/results/values.json"]) {
				const number = Number(/"value":(0\.\d+)/.exec(fixture.read(path))![1]);
				edit(path, /"value":0\.\d+/, `"value":${number + 0.001}`);
			}
		});
		const { code, report, page } = reviewed("tolerated");
		expect(code, JSON.stringify(report.findings)).toBe(0);
		expect(report.values.find(({ id }) => id === "mean.all")!.state).toBe("within tolerance");
		expect(page).toContain("within the tolerance of a claim");
		expect(page).toContain("tolerance 0.01, threads");
	});

	it("refuses a result that is typed into the text, with its line, and lists numbers that are marked as none", () => {
		branch("typed", () => edit("papers/plain/manuscript.typ", "Digits have", "About 3.9 digits have"));
		const typed = reviewed("typed");
		expect(typed.code).toBe(1);
		expect(typed.report.verdict).toBe("failed");
		const said = typed.report.findings.flatMap(({ message, details }) => [message, ...details]).join("\n");
		expect(said).toMatch(/manuscript\.typ:7:\d+: 3\.9 is typed in/);
		expect(typed.report.report.certificate).toBeUndefined();
		expect(typed.page).toContain("The paper could not be rebuilt");

		branch("marked", () => edit("papers/plain/manuscript.typ", "Digits have", "About #fixed[3.9] digits have"));
		const marked = reviewed("marked");
		// The PDF in dvc.lock has other words, so this is a text that was committed without a rebuild.
		const ends = ["-manuscript.pdf", "-preprint.pdf", ".docx", ".pdf", ".xml"];
		expect(named(marked.report).sort()).toEqual(ends.map((end) => `manuscript papers/plain/results/plain${end}`));
		expect(finding(marked.report, "plain.pdf").details.at(-1)).toBe("committed before manuscript.typ last changed");
		expect(marked.report.fixed).toEqual([
			{ line: 7, text: "3.9", context: expect.stringContaining("About 3.9 digits") },
		]);
		expect(marked.report.manuscripts).toHaveLength(3);
		const house = marked.report.manuscripts.find(({ path }) => path.endsWith("/plain.pdf"))!;
		expect(house.against).toBe("the committed file");
		expect(house.changes).toEqual([expect.objectContaining({ committed: "Digits", rebuilt: "About 3.9 digits" })]);
	});

	it("names code that was committed without a rebuild, and sets the committed text again to compare its words", () => {
		branch("stale", () => edit("papers/plain/analysis/mean.ts", "seededRandom(7)", "seededRandom(8)"));
		const pdf = fixture.path("papers/plain/results/plain.pdf");
		renameSync(pdf, `${pdf}.away`);
		const { code, report } = reviewed("stale");
		renameSync(`${pdf}.away`, pdf);
		expect(code).toBe(1);
		expect(named(report)).toContain("generated papers/plain/code.json");
		expect(finding(report, "/code.json").details).toEqual(["stage mean has other code"]);
		const text = report.manuscripts.find(({ path }) => path.endsWith("plain.pdf"))!;
		expect(text.against).toBe("the committed file");
		const [committed, rebuilt] = [report.claims[0]!.rebuilt.committed!, report.claims[0]!.value];
		expect(text.changes.map((change) => [change.committed, change.rebuilt])).toContainEqual([
			`${Number(committed.value).toFixed(3)}.`,
			`${Number(rebuilt.value).toFixed(3)}.`,
		]);
	});

	it("names an undeclared input, an undeclared parameter and a stage that reads the network", () => {
		branch("undeclared", () => {
			const stage = (body: string) =>
				`import { readFileSync } from "node:fs";\nimport type { StageContext } from "@quickening/paper";\n\nexport default async function (stage: StageContext): Promise<void> {\n\t${body}\n\tstage.writeJson("rows", [String(readFileSync)]);\n}\n`;
			const at = "papers/plain/analysis";
			fixture.write(`${at}/input.ts`, stage("readFileSync(`${import.meta.dirname}/../references.bib`);"));
			fixture.write(`${at}/parameter.ts`, stage('stage.param("pauseMs");'));
			fixture.write(`${at}/network.ts`, stage('await fetch("http://127.0.0.1:8080/");'));
			const entry = (name: string) =>
				`${name}: { script: "analysis/${name}.ts", description: "Breaks a rule.", inputs: {}, outputs: { rows: "results/${name}/rows.json" } },\n\t\t`;
			edit(
				"papers/plain/paper.ts",
				"stages: {\n\t\t",
				`stages: {\n\t\t${["input", "parameter", "network"].map(entry).join("")}`,
			);
		});
		const { code, report, page } = reviewed("undeclared");
		expect(code).toBe(1);
		expect(report.verdict).toBe("failed");
		const message = (stage: string) => report.findings.find(({ where }) => where === `plain ${stage}`)?.message;
		expect(message("input"), JSON.stringify(report.findings)).toMatch(
			/stage input of plain read papers\/plain\/references\.bib, which it does not declare: add input\("references\.bib"\)/,
		);
		expect(message("parameter")).toMatch(/pauseMs/);
		expect(message("network")).toMatch(/a stage has no network/);
		expect(page).toContain("which it does not declare");
		// What does not depend on them was rebuilt and compared all the same.
		expect(report.outputs.some(({ path, state }) => path.endsWith("digits.svg") && state === "identical")).toBe(true);
	});

	it("names a stage that does not give the same bytes twice, and what follows from it", () => {
		branch("random", () => edit("papers/plain/analysis/mean.ts", "seededRandom(7)", "Math.random"));
		const { code, report } = reviewed("random", "plain", "--twice");
		expect(code).toBe(1);
		const repeat = report.findings.filter(({ kind }) => kind === "repeat");
		expect(repeat[0]!.message).toBe("stage mean does not give the same bytes twice, from the same inputs");
		expect(repeat.find(({ where }) => where.endsWith("digits.svg"))!.message).toBe(
			"not the same bytes twice, since results/mean/rows.json is not",
		);
		expect(report.repeat!.identical).toBeLessThan(report.repeat!.of);
	});

	// The reports of the tests above: one where all agrees, one where most differs, one of a paper that could not be rebuilt.
	describe.skipIf(browserNote !== "")(`in a browser${browserNote}, the page`, () => {
		const reports = { agrees: "main-plain", differs: "forged-plain", failed: "typed-plain" };
		const open = async (
			report: string,
			{ width, height, colorScheme }: (typeof views)[keyof typeof views],
			look: (page: import("playwright-core").Page) => Promise<void>,
		) => {
			const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
			const said: string[] = [];
			try {
				const context = await browser.newContext({ viewport: { width, height }, colorScheme, offline: true });
				const page = await context.newPage();
				page.on("console", (message) => said.push(message.text()));
				page.on("pageerror", (error) => said.push(String(error)));
				page.on("request", (request) => {
					if (!/^(?:data|file):/.test(request.url())) said.push(`asks for ${request.url()}`);
				});
				await page.goto(`file://${fixture.path(".quickening/reports", report, "index.html")}`);
				await page.evaluate(() => document.fonts.ready);
				await look(page);
				expect(said).toEqual([]);
			} finally {
				await browser.close();
			}
		};
		const cases = Object.entries(reports).flatMap(([verdict, report]) =>
			Object.keys(views).map((view) => [verdict, view as keyof typeof views, report] as const),
		);

		it.each(cases)("(%s) on %s opens offline, fits, can be read, and names its pictures", async (_, view, report) => {
			await open(report, views[view], async (page) => {
				await page.evaluate(() => {
					for (const details of document.querySelectorAll("details")) details.open = true;
				});
				const found = await page.evaluate(inspect);
				expect(found.scrolls).toBe(false);
				expect(found.silent).toEqual([]);
				expect(found.faint).toEqual([]);
				expect(found.nameless).toEqual([]);
				expect(found.repeatedIds).toEqual([]);
				expect(found.dangling).toEqual([]);
				expect(found.lang).toBe("en-GB");
				expect(found.headings.filter(({ level }) => level === 1)).toHaveLength(1);
				expect(new Set(found.fonts)).toEqual(new Set(["Inter", "Source Serif 4"]));
				expect(found.nTexts).toBeGreaterThan(20);
				const blank = await page.evaluate(() =>
					[...document.images]
						.filter(({ complete, naturalWidth }) => !complete || naturalWidth === 0)
						.map(({ alt }) => alt),
				);
				expect(blank).toEqual([]);
			});
		});
		it("is walked through with the keyboard: the skip link first, then the parts; details open by Enter", async () => {
			await open(reports.differs, views["a desktop, light"], async (page) => {
				const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).textContent!.trim());
				await page.keyboard.press("Tab");
				expect(await focused()).toBe("To what differs");
				await page.keyboard.press("Tab");
				expect(await focused()).toBe("What differs");
				const summary = page.locator("summary", { hasText: "Way back to the bytes" }).first();
				await summary.focus();
				await page.keyboard.press("Enter");
				expect(
					await page.locator("tr#claim-mean details").evaluate((element: HTMLDetailsElement) => element.open),
				).toBe(true);
				expect(await page.getByText("npm run quickening -- why plain mean.all").first().isVisible()).toBe(true);
			});
		});
		it("is printed whole: no part of it is wider than the sheet", async () => {
			await open(reports.differs, views["a desktop, light"], async (page) => {
				await page.emulateMedia({ media: "print" });
				await page.setViewportSize({ width: 660, height: 900 });
				expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
				expect((await page.pdf({ format: "A4" })).subarray(0, 4).toString()).toBe("%PDF");
			});
		});
	});

	describe("of a paper with data", () => {
		it("refuses a raw file of which a byte changed, and names it", () => {
			const raw = fixture.read("data/toy/raw/numbers.csv");
			fixture.write("data/toy/raw/numbers.csv", raw.replace("9", "8"));
			const { code, report } = reviewed("main", "tiny");
			fixture.write("data/toy/raw/numbers.csv", raw);
			expect(code).toBe(1);
			expect(report.verdict).toBe("failed");
			expect(report.findings[0]).toMatchObject({ kind: "check", where: "data/toy/raw/numbers.csv" });
			expect(report.findings[0]!.message).toContain("has sha256");
		});
		it("says that nothing was reviewed when the data cannot be had, and that is no agreement", () => {
			renameSync(fixture.path("data/toy/raw"), fixture.path(".quickening/raw-away"));
			const { code, report, page } = reviewed("main", "tiny");
			renameSync(fixture.path(".quickening/raw-away"), fixture.path("data/toy/raw"));
			expect(code).toBe(1);
			expect(report.verdict).toBe("waiting");
			expect(finding(report, "data/toy").message).toContain("npm run quickening -- data get toy");
			expect(report.report.certificate).toBeUndefined();
			expect(page).toContain("Not reviewed: the data could not be had");
		});
	});

	describe("refuses, before anything is cloned,", () => {
		it.each([
			["a commit that does not exist", ["plain", "--at", "no-such-tag"], 'there is no commit "no-such-tag"'],
			["a paper that does not exist", ["plian"], 'there is no paper "plian" at'],
			["a folder that holds something else", ["plain", "--to", "papers"], "holds something else"],
			["an ORCID whose checksum is wrong", ["plain", "--checker", "A <0000-0002-1825-0098>"], "valid ORCID"],
			["a day that does not exist", ["plain", "--date", "2025-02-30"], "--date must be a day"],
		])("%s", (_, args, message) => {
			const { code, stderr } = fixture.run("review", ...args);
			expect(code).toBe(2);
			expect(stderr).toContain(message);
			expect(readdirSync(temporary)).toEqual([]);
		});
	});
});
