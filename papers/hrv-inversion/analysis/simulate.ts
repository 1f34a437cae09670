import { Worker } from "node:worker_threads";
import { mapItems } from "@quickening/compute";
import { onThreads } from "@quickening/compute/node";
import type { StageContext } from "@quickening/paper";
import { cellsOf, nameOf, readDesign } from "./design.ts";
import type { Chunk } from "./judge-chunk.ts";
import { placeColumns } from "./judge-places.ts";
import { resultColumns, type StudyResult } from "./judge-study.ts";
import type { Measured } from "./measured.ts";

/** Women of a chunk, all repetitions together: half a second of work. */
const womenPerChunk = 5000;

/**
 * Simulates every repetition of every cell and compares the clocks, on as many threads as there are cores; one row a repetition.
 * A repetition has its own seed, so that the rows are the same on any number of threads.
 */
export default async function simulate(stage: StageContext): Promise<void> {
	const { line } = stage.readJson<Measured>("measured");
	const design = readDesign(stage, line);
	const cells = cellsOf(design);
	const chunks: Chunk[] = [];
	const add = (what: Chunk["what"], cell: Chunk["cell"], repetitions: number) => {
		const step = Math.max(1, Math.round(womenPerChunk / cell.women));
		for (let from = 0; from < repetitions; from += step) {
			const id = `${what} ${nameOf(cell)} ${from}`;
			chunks.push({ id, what, cell, from, to: Math.min(repetitions, from + step) });
		}
	};
	for (const cell of cells) add("clocks", cell, cell.repetitions);
	const ofPlaces = cells.filter(({ part, clock }) => part === "main" && (clock === "gestation" || clock === "birth"));
	for (const cell of ofPlaces) add("places", cell, design.repetitions.place);

	const lines = {
		clocks: [["cell", "repetition", ...resultColumns].join(",")],
		places: [["cell", "repetition", ...placeColumns].join(",")],
	};
	const engine = onThreads<Chunk, StudyResult[]>(() => new Worker(new URL("./simulate.worker.ts", import.meta.url)), {
		shared: design,
	});
	let done = 0;
	for await (const results of mapItems(chunks, engine)) {
		const { what, cell, from } = chunks[done] as Chunk;
		const columns = what === "clocks" ? resultColumns : placeColumns;
		results.forEach((result, i) => {
			lines[what].push([nameOf(cell), from + i, ...columns.map((column) => printed(result[column]))].join(","));
		});
		done++;
		stage.progress(done / chunks.length, `${what}: ${nameOf(cell)}`);
	}
	stage.writeText("clocks", `${lines.clocks.join("\n")}\n`);
	stage.writeText("places", `${lines.places.join("\n")}\n`);
}

/** Four significant digits are far finer than Monte Carlo error; an empty field is a number that there is not. */
function printed(value: number | undefined): string {
	if (value === undefined || Number.isNaN(value)) return "";
	if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
	return String(Number(value.toPrecision(4)));
}
