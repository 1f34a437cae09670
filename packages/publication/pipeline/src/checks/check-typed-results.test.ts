import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { checkTypedResults } from "./check-typed-results.ts";
import { checkContext } from "./paper-checks.ts";

const root = mkdtempSync(join(tmpdir(), "quickening-typed-"));
afterAll(() => rmSync(root, { recursive: true }));

function write(path: string, content: string): void {
	mkdirSync(dirname(join(root, path)), { recursive: true });
	writeFileSync(join(root, path), content);
}

const value = (number: number, digits: number) => ({ value: number, unit: "", digits, n: 9, method: "m", stage: "s" });

async function problemsOf(
	files: Readonly<Record<string, string>>,
	values: object = {
		"auc.primary": value(0.7046, 2),
		"missing.percent": value(18.82, 1),
		bias: value(-1.264, 2),
		count: value(552, 0),
		half: value(0.5, 1),
		level: value(0.05, 2),
	},
) {
	rmSync(join(root, "papers"), { recursive: true, force: true });
	write("papers/toy/results/values.json", JSON.stringify(values));
	for (const [path, content] of Object.entries(files)) write(`papers/toy/${path}`, content);
	const paper = { figures: { f: { spec: "figures/f.ts" } }, tables: { t: { table: "tables/t.ts" } } };
	const context = checkContext(root, {
		paper,
		plan: { slug: "toy", folder: "papers/toy", stages: [] },
		code: {},
	} as never);
	await checkTypedResults(context);
	return context.problems.map(({ file, line, severity, message }) => ({ file, line, severity, message }));
}

describe("checkTypedResults", () => {
	it("warns of a value's number in the words of a page, with what to write", async () => {
		expect(await problemsOf({ "page.ts": 'export const page = {\n\tfound: ["The area was 0.70."],\n};\n' })).toEqual([
			{
				file: "papers/toy/page.ts",
				line: 2,
				severity: "warning",
				message: "0.70 is typed in, and it is what value auc.primary prints: write {auc.primary}",
			},
		]);
	});

	it("warns of one in a caption and in a table's note, in a template too, whatever its sign", async () => {
		const problems = await problemsOf({
			"figures/f.ts": "export const spec = (n: number) => ({ caption: `Missing: 18.8% of ${n}.` });\n",
			"tables/t.ts": 'export const table = { notes: ["The bias was \u22121.26 bpm."] };\n',
		});
		expect(problems.map(({ file, message }) => [file, message])).toEqual([
			[
				"papers/toy/figures/f.ts",
				"18.8 is typed in, and it is what value missing.percent prints: take it from the rows",
			],
			["papers/toy/tables/t.ts", "1.26 is typed in, and it is what value bias prints: take it from the rows"],
		]);
	});

	it("leaves alone whole numbers, one digit after the point, longer numbers, and numbers of no value", async () => {
		const found = [
			"552 births",
			"0.5 is chance",
			"10.701 and 0.7012",
			"version 1.0.70",
			"pH 7.05",
			"{auc.primary}",
			"p below 0.05",
		];
		expect(await problemsOf({ "page.ts": `export const page = ${JSON.stringify({ found })};\n` })).toEqual([]);
	});

	it("says nothing before there are values", async () => {
		expect(await problemsOf({ "page.ts": 'export const page = ["0.70"];\n' }, {})).toEqual([]);
	});
});
