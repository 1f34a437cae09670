import { readFileSync } from "node:fs";
import type { FigureSpec } from "@quickening/figures";
import { renderFigure } from "@quickening/figures/render";
import type { RunningJob } from "../job.ts";
import { writeOutputs } from "./write-outputs.ts";

/** Draws a figure: the module's spec of its rows, as every file of a figure. */
export async function drawFigure(job: RunningJob, spec: (rows: never) => FigureSpec): Promise<void> {
	const { id, synthetic } = job.facts as { readonly id: string; readonly synthetic: boolean };
	const rows = JSON.parse(readFileSync(job.inputs.rows!, "utf8")) as never;
	writeOutputs(job, await renderFigure(spec(rows), { id, synthetic }));
}
