/*
 * Our specs for vl-convert, of invented rows: lines with bands, points with intervals in facets, a matrix of cells.
 * Run: node --conditions=@quickening/source tests/peers/vl-convert/specs.ts   (writes specs.json beside this file)
 */
import { writeFileSync } from "node:fs";
import { seededRandom } from "@quickening/core";
import { type FigureSpec, figureSpec, palette } from "@quickening/figures";

const random = seededRandom(11);
const meta = {
	columnMm: 85,
	title: "Invented rows",
	caption: "n = 30 invented rows; band: 95% interval.",
	alt: "Invented rows in two groups that rise and fall with the hour of the day.",
} as const;
const rows = Array.from({ length: 30 }, (_, i) => {
	const value = 3 * Math.sin(i / 5) + random();
	return { hour: i % 15, value, low: value - 0.8, high: value + 0.8, group: i < 15 ? "first" : "second", cell: i % 4 };
});
const x = { field: "hour", type: "quantitative", title: "Hour" } as const;
const y = { field: "value", type: "quantitative", title: "Value (unit)" } as const;
const color = { field: "group", type: "nominal", scale: { range: [palette.blue, palette.vermilion] } } as const;
const size = { width: 180, height: 110, autosize: { type: "pad" } } as const;

/** Specs by name. */
export const specs: Readonly<Record<string, FigureSpec>> = {
	lines: figureSpec(meta, {
		...size,
		data: { values: rows },
		layer: [
			{ mark: "area", encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" }, color } },
			{ mark: "line", encoding: { x, y, color, strokeDash: { field: "group" } } },
		],
	}),
	points: figureSpec(meta, {
		data: { values: rows },
		facet: { column: { field: "group", type: "nominal" } },
		spec: {
			width: 90,
			height: 110,
			layer: [
				{ mark: "rule", encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } } },
				{ mark: "point", encoding: { x, y } },
			],
		},
	}),
	cells: figureSpec(meta, {
		...size,
		data: { values: rows },
		mark: "rect",
		encoding: {
			x: { field: "group", type: "nominal" },
			y: { field: "cell", type: "ordinal" },
			color: { aggregate: "mean", field: "value", type: "quantitative", scale: { range: ["#F4F6F8", palette.sky] } },
		},
	}),
};

if (import.meta.main) {
	writeFileSync(new URL("specs.json", import.meta.url), `${JSON.stringify(specs, null, "\t")}\n`);
}
