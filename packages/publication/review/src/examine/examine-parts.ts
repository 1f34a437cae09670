import { svgPixels } from "@quickening/figures/render";
import type { PartNumbers } from "@quickening/manuscript/numbers";
import type { FigureMeta, Table } from "@quickening/paper";
import { compareDrawings } from "../compare/compare-drawings.ts";
import { compareRows } from "../compare/compare-rows.ts";
import { compareTable } from "../compare/compare-table.ts";
import type { ReviewedFigure, ReviewedOutput, ReviewedTable } from "../review-report.ts";
import { partOf } from "./describe-output.ts";
import type { RoomResults } from "./room-results.ts";

/** Pictures of a figure for the page, as PNG files. */
export interface FigurePictures {
	readonly rebuilt: Uint8Array;
	/** Given when the committed drawing is another one. */
	readonly committed?: Uint8Array;
	readonly difference?: Uint8Array;
}

/** Pixels of a printed millimetre: 200 dots an inch, twice what a screen shows. */
const PIXELS_PER_MM = 200 / 25.4;

/** Compares every figure: the rows that it draws as data, then both drawings pixel by pixel. */
export async function examineFigures(
	results: RoomResults,
	outputs: readonly ReviewedOutput[],
	numbers: PartNumbers,
): Promise<{ figures: ReviewedFigure[]; pictures: Map<string, FigurePictures> }> {
	const figures: ReviewedFigure[] = [];
	const pictures = new Map<string, FigurePictures>();
	for (const id of Object.keys(results.definition.figures)) {
		const at = (extension: string) => `results/figures/${id}.${extension}`;
		const svg = results.after(at("svg"))?.toString("utf8");
		if (svg === undefined) continue;
		const meta = readMeta(results.after(at("vl.json"))) ?? { title: id, alt: `Figure ${id}`, columnMm: 85 };
		const before = results.before(at("svg"))?.toString("utf8");
		const rowsBefore = results.before(at("csv"))?.toString("utf8");
		const rowsAfter = results.after(at("csv"))?.toString("utf8") ?? "";
		const width = Math.round(meta.columnMm * PIXELS_PER_MM);
		const drawn = before === undefined || before === svg ? undefined : await drawBoth(before, svg, width);
		pictures.set(id, drawn?.pictures ?? { rebuilt: (await svgPixels(svg, width)).png });
		figures.push({
			id,
			number: numbers.figure(id),
			title: meta.title,
			alt: meta.alt,
			columnMm: meta.columnMm,
			state: worst(outputs, results.paper, "figure", id),
			...(rowsBefore !== undefined && rowsBefore !== rowsAfter && { rows: compareRows(rowsBefore, rowsAfter) }),
			...(drawn?.pixels && { pixels: drawn.pixels }),
		});
	}
	return { figures: figures.sort((a, b) => a.number - b.number), pictures };
}

/** Compares every table cell by cell. */
export function examineTables(
	results: RoomResults,
	outputs: readonly ReviewedOutput[],
	numbers: PartNumbers,
): ReviewedTable[] {
	return Object.keys(results.definition.tables)
		.flatMap((id): ReviewedTable[] => {
			const path = `results/tables/${id}.json`;
			const rebuilt = readTable(results.after(path));
			if (rebuilt === undefined) return [];
			const { title, caption } = rebuilt;
			const state = worst(outputs, results.paper, "table", id);
			const compared = compareTable(readTable(results.before(path)), rebuilt);
			return [{ id, number: numbers.table(id), title, caption, state, ...compared }];
		})
		.sort((a, b) => a.number - b.number);
}

async function drawBoth(before: string, svg: string, width: number) {
	try {
		const { committed, rebuilt, difference, changed, of } = await compareDrawings(before, svg, width);
		return { pictures: { committed, rebuilt, difference }, pixels: { changed, of } };
	} catch {
		// The committed file is no drawing any more; its difference is told as text, and the rebuilt one is shown.
		return undefined;
	}
}

/** The state of a figure or table: that of the file of it which agrees least. */
function worst(
	outputs: readonly ReviewedOutput[],
	paper: string,
	kind: "figure" | "table",
	id: string,
): ReviewedOutput["state"] {
	const states = outputs
		.filter(({ path }) => {
			const part = partOf(path.slice(`papers/${paper}/`.length));
			return part?.kind === kind && part.id === id;
		})
		.map(({ state }) => state);
	return (["differs", "within tolerance", "new"] as const).find((state) => states.includes(state)) ?? "identical";
}

function readMeta(bytes: Buffer | undefined): Pick<FigureMeta, "title" | "alt" | "columnMm"> | undefined {
	const spec = readJson<{ usermeta?: { quickening?: FigureMeta } }>(bytes);
	return spec?.usermeta?.quickening;
}

function readTable(bytes: Buffer | undefined): Table | undefined {
	const table = readJson<Partial<Table>>(bytes);
	return Array.isArray(table?.rows) && Array.isArray(table.columns) ? (table as Table) : undefined;
}

function readJson<Type>(bytes: Buffer | undefined): Type | undefined {
	if (bytes === undefined) return undefined;
	try {
		return JSON.parse(bytes.toString("utf8")) as Type;
	} catch {
		return undefined;
	}
}
