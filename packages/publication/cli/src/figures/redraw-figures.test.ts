import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FigureSpec, figureSpec, journals, palette } from "@quickening/figures";
import { isUserError } from "@quickening/workspace/terminal";
import { afterEach, beforeEach, expect, it } from "vitest";
import { redrawFigures } from "./redraw-figures.ts";

let root: string;
const spec = (more: object = {}): FigureSpec =>
	figureSpec(
		{
			columnMm: 85,
			title: "It rises",
			caption: "n = 2 recordings.",
			alt: "The second value lies one unit above the first one.",
		},
		{
			data: {
				values: [
					{ x: 1, y: 1 },
					{ x: 2, y: 2 },
				],
			},
			mark: { type: "line", color: palette.blue },
			encoding: { x: { field: "x", type: "quantitative" }, y: { field: "y", type: "quantitative" } },
			...more,
		} as never,
	);
const write = (path: string, content: string) => {
	mkdirSync(join(root, path, ".."), { recursive: true });
	writeFileSync(join(root, path), content);
};
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "quickening-figures-"));
	const paper = {
		slug: "p",
		title: "P",
		authors: [],
		synthetic: false,
		datasets: [],
		stages: {},
		figures: {},
		tables: {},
	};
	write(
		"papers/p/paper.ts",
		`export default ${JSON.stringify({ ...paper, claims: [], manuscript: { source: "manuscript.typ", bibliography: "references.bib" } })};\n`,
	);
	write("papers/p/results/figures/line.vl.json", JSON.stringify(spec()));
	write("papers/p/results/figures/tall.vl.json", JSON.stringify(spec({ height: 520 })));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const options = { ids: [], journal: journals.nature, outlineText: false } as const;

it("writes what the journal allows, says its sizes, and names what it refuses", async () => {
	const to = join(root, "out");
	const { written, refused } = await redrawFigures(root, "p", { ...options, to, formats: ["svg", "png"] });
	expect(written.map(({ id, widthMm, smallestPt, dpi }) => [id, widthMm, smallestPt, dpi])).toEqual([
		["line", 89, 6, undefined],
		["line", 89, 6, 450],
	]);
	expect(readFileSync(join(to, "line.svg"), "utf8")).toContain("Arial, Arimo");
	expect(refused.map(({ id }) => id)).toEqual(["tall"]);
	expect(refused[0]?.message).toMatch(/figure tall .* at most 170 mm high \(Nature\)/);
});

it("gives the same bytes again, and takes the journal's formats by default", async () => {
	const to = join(root, "out");
	await redrawFigures(root, "p", { ...options, ids: ["line"], to });
	const once = readFileSync(join(to, "line.pdf"));
	const { written } = await redrawFigures(root, "p", { ...options, ids: ["line"], to });
	expect(written.map(({ path }) => path.split(".").at(-1))).toEqual(["pdf"]);
	expect(readFileSync(join(to, "line.pdf")).equals(once)).toBe(true);
});

it.each([
	["a figure that there is not", { ids: ["lime"] }, 'p has no figure "lime"; did you mean "line"?'],
	["a format that is not written", { formats: ["tiff"] }, 'figures are not written as "tiff"'],
])("refuses %s", async (_, more, message) => {
	const error = await redrawFigures(root, "p", { ...options, ...more }).catch((caught: unknown) => caught);
	expect(isUserError(error) && [error.message, error.exitCode]).toEqual([message, 2]);
});

it("says what to do when nothing has been drawn", async () => {
	rmSync(join(root, "papers/p/results"), { recursive: true });
	const error = await redrawFigures(root, "p", options).catch((caught: unknown) => caught);
	expect(isUserError(error) && error.whatToDo).toBe("Make them first: quickening reproduce p");
});
