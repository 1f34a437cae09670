import { readFileSync } from "node:fs";
import { renderTable } from "@quickening/manuscript";
import type { Table } from "@quickening/paper";
import type { RunningJob } from "../job.ts";
import { writeOutputs } from "./write-outputs.ts";

/** Sets a table: the module's table of its rows, as every file of a table. */
export function setTable(job: RunningJob, table: (rows: never) => Table): void {
	const { id, synthetic } = job.facts as { readonly id: string; readonly synthetic: boolean };
	const rows = JSON.parse(readFileSync(job.inputs.rows!, "utf8")) as never;
	writeOutputs(job, renderTable(table(rows), { id, synthetic }));
}
