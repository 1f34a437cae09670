import type { FigureMeta } from "@quickening/paper";
import { describe, expect, it } from "vitest";
import type { FigureSpec } from "../../spec/figure-spec.ts";
import { figureSpec } from "../../spec/make-figure-spec.ts";
import { palette } from "../../spec/palette.ts";
import { panels } from "../../spec/panels.ts";
import { renderFigure } from "../render-figure.ts";

const words: FigureMeta = {
	columnMm: 85,
	title: "Group B lies higher",
	caption: "n = 4 recordings; lines: 95% t intervals.",
	alt: "Group B lies one unit higher than group A at both times.",
};
const rows = [
	{ time: 1, value: 1, low: 0.5, high: 1.5, group: "A", twin: "one" },
	{ time: 2, value: 2, low: 1.5, high: 2.5, group: "A", twin: "one" },
	{ time: 1, value: 2, low: 1.5, high: 2.5, group: "B", twin: "two" },
	{ time: 2, value: 3, low: 2.5, high: 3.5, group: "B", twin: "two" },
];
const x = { field: "time", type: "quantitative" };
const y = { field: "value", type: "quantitative" };
const color = { field: "group", type: "nominal", scale: { range: [palette.blue, palette.vermilion] } };
const draw = (drawing: object, meta: Partial<FigureMeta> = {}): Promise<unknown> =>
	renderFigure(figureSpec({ ...words, ...meta }, { data: { values: rows }, ...drawing } as never) as FigureSpec, {
		id: "f",
		synthetic: false,
	});
const text = (fields: object, mark: object = {}) => ({
	mark: { type: "text", ...mark },
	encoding: { x, y, ...fields },
});

describe("colours", () => {
	it("refuses two series told apart by colours that turn the same grey, and says what to add", async () => {
		await expect(draw({ mark: "line", encoding: { x, y, color } })).rejects.toThrow(
			/"A" \(#0072B2\) and "B" \(#D55E00\) look alike in grey \(difference 8\.\d, at least 10\); give the categories of "group" a shape or strokeDash/,
		);
	});
	it.each([
		["a dash", { mark: "line", encoding: { x, y, color, strokeDash: { field: "group" } } }],
		["a shape", { mark: "point", encoding: { x, y, color, shape: { field: "group" } } }],
		["a shape by a column that says the same", { mark: "point", encoding: { x, y, color, shape: { field: "twin" } } }],
		["a place", { mark: "point", encoding: { x: { field: "group", type: "nominal" }, y, color } }],
		["a panel", { mark: "line", encoding: { x, y, color, row: { field: "group" } }, height: 60 }],
		[
			"labels beside the lines",
			{
				layer: [
					{ mark: "line", encoding: { x, y, color } },
					{
						transform: [{ filter: "datum.time == 2" }],
						...text({ text: { field: "group" } }, { align: "right", dy: -6, color: palette.ink }),
					},
				],
			},
		],
	])("takes the same colours with %s", async (_, drawing) => {
		await expect(draw(drawing)).resolves.toBeDefined();
	});
	it("takes colours that differ enough by themselves", async () => {
		const differing = { ...color, scale: { range: [palette.blue, palette.green] } };
		await expect(draw({ mark: "line", encoding: { x, y, color: differing } })).resolves.toBeDefined();
	});
	it("refuses lines of constant colours that are alike, and takes them with a dash", async () => {
		const layer = (mark: object) => ({
			layer: [
				{ mark: { type: "line", color: palette.blue }, encoding: { x, y } },
				{ mark: { type: "line", color: palette.vermilion, ...mark }, encoding: { x, y: { ...y, field: "low" } } },
			],
		});
		await expect(draw(layer({}))).rejects.toThrow("the lines (#0072B2) and the lines (#D55E00) look alike in grey");
		await expect(draw(layer({ strokeDash: [3, 2] }))).resolves.toBeDefined();
	});
	it("counts a palette that repeats itself as alike", async () => {
		const many = Array.from({ length: 9 }, (_, i) => ({ time: i, value: i, group: `g${i}` }));
		const drawing = {
			data: { values: many },
			mark: "line",
			encoding: { x, y, color: { field: "group", legend: null } },
		};
		await expect(draw(drawing)).rejects.toThrow(
			'"g0" (#0072B2) and "g8" (#0072B2) look alike to everybody (difference 0.0',
		);
	});
});

describe("contrast", () => {
	it("refuses a line in a colour that is lost on the page", async () => {
		await expect(draw({ mark: { type: "line", color: palette.orange }, encoding: { x, y } })).rejects.toThrow(
			"the lines in #E69F00, on the light page, can hardly be seen: contrast 2.2, at least 3",
		);
	});
	it("refuses words in a colour that is too light, and takes them in the palette's for words", async () => {
		await expect(draw(text({ text: { value: "B" } }, { color: palette.vermilion }))).rejects.toThrow(
			'the label "B" (#D55E00 on the light page) can hardly be seen: contrast 3.8, at least 4.5',
		);
		await expect(draw(text({ text: { value: "B" } }, { color: palette.words[1] }))).resolves.toBeDefined();
	});
	it("judges words by what lies behind them, on the dark page too", async () => {
		const cells = (fill: string, colour: string) => ({
			data: { values: [{ group: "A", value: "7" }] },
			encoding: { x: { field: "group", type: "nominal" }, y: { field: "value", type: "nominal" } },
			layer: [
				{ mark: { type: "rect", color: fill } },
				{ mark: { type: "text", color: colour }, encoding: { text: { field: "value" } } },
			],
		});
		await expect(draw(cells(palette.blue, palette.ink))).rejects.toThrow(/"7" \(#1D2329 on #0072B2, light page\)/);
		await expect(draw(cells(palette.sky, palette.ink))).resolves.toBeDefined();
	});
	it("lets reference lines stand back", async () => {
		const rule = { mark: { type: "rule", color: palette.context }, encoding: { y: { datum: 2 } } };
		await expect(draw({ layer: [rule, { mark: "line", encoding: { x, y } }] })).resolves.toBeDefined();
	});
});

describe("labels", () => {
	it("refuses labels on one another, naming both", async () => {
		const values = [1, 4, 4.1, 7].map((time) => ({ time, value: 1, name: `at ${time}` }));
		await expect(draw({ data: { values }, ...text({ text: { field: "name" } }) })).rejects.toThrow(
			'the label "at 4" and the label "at 4.1" lie on one another; move one, shorten it, or draw fewer',
		);
	});
	it("refuses a label that the edge cuts", async () => {
		const names = ["with the first method", "with the second one", "with the third one"];
		const data = { values: names.flatMap((group, i) => [1, 2].map((time) => ({ time, value: i + time, group }))) };
		const encoding = { x, y, shape: { field: "group", type: "nominal", title: null } };
		await expect(draw({ data, mark: { type: "point", color: palette.ink }, encoding })).rejects.toThrow(
			/the legend label "[^"]+" is cut by the edge of the drawing, by \d+\.\d pt/,
		);
	});
	it("refuses a label that Vega would shorten", async () => {
		const long = `a category with a name that is far longer than the axis has room for ${"m".repeat(12)}`;
		const drawing = { data: { values: [{ group: long, value: 1 }] }, mark: "bar" };
		const encoding = { y: { field: "group", type: "nominal" }, x: y };
		await expect(draw({ ...drawing, encoding })).rejects.toThrow("is wider than its limit and would be cut");
	});
	it("refuses text below 6 pt", async () => {
		await expect(draw(text({ text: { field: "group" } }, { fontSize: 5 }))).rejects.toThrow(
			"must be set in at least 6 pt (the house's layout); it is 5 pt",
		);
	});
});

describe("words", () => {
	const line = { mark: "line", encoding: { x, y } };
	it.each([
		["alternative text that repeats the title", { alt: "group B, lies higher!" }, "alt must say more than the title"],
		[
			"one that describes the picture",
			{ alt: "Figure showing two groups over two times, and their values." },
			"not describe the picture",
		],
		["another", { alt: "A line graph of two groups over two times and their values." }, undefined],
		["one that is short", { alt: "B is higher." }, "in 40 letters or more; got 12"],
		["a caption without n", { caption: "Two groups over 3 months." }, "caption must say how many are shown"],
	])("of %s", async (_, meta, message) => {
		if (message === undefined) await expect(draw(line, meta)).resolves.toBeDefined();
		else await expect(draw(line, meta)).rejects.toThrow(message);
	});
	it.each(["n = 506 births.", "506 births.", "40 simulated labours a point.", "Means of 1,044 women."])(
		"take %j for a size",
		async (caption) => {
			await expect(draw(line, { caption })).resolves.toBeDefined();
		},
	);
	it("ask what a band or an error bar is, and take an area from zero without", async () => {
		const band = { mark: "area", encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } } };
		const bar = { mark: "rule", encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } } };
		const caption = "n = 4 recordings.";
		await expect(draw(band, { caption })).rejects.toThrow(
			"caption must say what interval the areas with two ends show",
		);
		await expect(draw(bar, { caption })).rejects.toThrow("caption must say what interval the rules with two ends show");
		await expect(draw(bar)).resolves.toBeDefined();
		await expect(draw({ mark: "area", encoding: { x, y } }, { caption })).resolves.toBeDefined();
	});
	it("ask for each panel's letter in the caption", async () => {
		const two = panels([{ view: line }, { view: line }], { height: 60 });
		await expect(draw(two, { columnMm: 178 })).rejects.toThrow("caption must explain panel (a)");
		const caption = "n = 4 recordings: (a) before, (b) after.";
		await expect(draw(two, { columnMm: 178, caption })).resolves.toBeDefined();
	});
});

describe("exceptions", () => {
	const faint = { mark: { type: "line", color: palette.orange }, encoding: { x, y } };
	it("let a check pass for a reason", async () => {
		const exceptions = { contrast: "The line only repeats what the axis says in words." };
		await expect(draw(faint, { exceptions })).resolves.toBeDefined();
	});
	it("are refused without one, or for a check that there is not", async () => {
		await expect(draw(faint, { exceptions: { contrast: "wanted" } })).rejects.toThrow(
			"exceptions.contrast must say why",
		);
		await expect(
			draw(faint, { exceptions: { beauty: "It is a beautiful figure, is it not?" } as never }),
		).rejects.toThrow(
			'exceptions must name checks (labels, text-size, line-width, contrast, colours, words, height); got "beauty"',
		);
	});
});
