import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FigureSpec } from "@quickening/figures";
import type { Source } from "@quickening/paper";
import type { SyncProblem } from "../plan/problem.ts";
import type { CheckContext } from "./check-context.ts";
import { madeOutputs } from "./made-outputs.ts";

/**
 * Figures whose rows are made already and are none, or lack a column that is drawn. Rows that a run would make anew are
 * looked at when they are written.
 */
export async function checkRows(context: CheckContext): Promise<void> {
	const made = madeOutputs(context);
	for (const [id, { spec, rows }] of Object.entries(context.paper.figures)) {
		// A figure that was drawn by this code from these rows has passed.
		if (rows.kind !== "output" || made.isSettled(`figure-${id}`)) continue;
		const path = pathOfRows(context, rows);
		const content = path === undefined ? undefined : made.read(rows.stage, path);
		if (path === undefined || content === undefined) continue;
		const locate = await context.locator();
		const place = locate(["figures", id, "rows"]);
		const empty = emptyRows(context, id, content);
		if (empty !== undefined) context.add({ ...place, message: empty });
		else await drawOnTrial(context, { id, module: spec, path, content, place });
	}
}

/** Why a figure cannot be drawn from a file; undefined when it holds rows. */
export function emptyRows(
	{ paper }: Pick<CheckContext, "paper">,
	id: string,
	content: Buffer | string,
): string | undefined {
	const figure = paper.figures[id];
	if (figure?.rows.kind !== "output") return undefined;
	const path = paper.stages[figure.rows.stage]?.outputs[figure.rows.name];
	let rows: unknown;
	try {
		rows = JSON.parse(content.toString());
	} catch (error) {
		return `figure ${id}: its rows, ${path} of stage ${figure.rows.stage}, are no JSON: ${(error as Error).message}`;
	}
	if (!isEmpty(rows)) return undefined;
	return `figure ${id} has no rows: ${path}, made by stage ${figure.rows.stage}, holds none for ${figure.spec} to draw`;
}

function isEmpty(rows: unknown): boolean {
	if (Array.isArray(rows)) return rows.length === 0;
	if (typeof rows !== "object" || rows === null) return true;
	const lists = Object.values(rows).filter(Array.isArray);
	return Object.keys(rows).length === 0 || (lists.length > 0 && lists.every((list) => list.length === 0));
}

function pathOfRows({ paper }: CheckContext, rows: Source): string | undefined {
	return rows.kind === "output" ? paper.stages[rows.stage]?.outputs[rows.name] : undefined;
}

/** Makes the spec of the rows, without drawing it: a module that fails, or encodes a column that is not there, is named. */
async function drawOnTrial(
	context: CheckContext,
	{
		id,
		module,
		path,
		content,
		place,
	}: {
		readonly id: string;
		readonly module: string;
		readonly path: string;
		readonly content: Buffer;
		readonly place: Pick<SyncProblem, "file" | "line" | "column">;
	},
): Promise<void> {
	const file = `${context.plan.folder}/${module}`;
	const url = pathToFileURL(join(context.root, file));
	// A process that lives on must see the file as it is now.
	url.search = `?${context.code[`figure-${id}`]?.sha256}`;
	const { checkFields, checkMadeRows, inlineRows } = await import("@quickening/figures/render");
	try {
		const { spec } = (await import(url.href)) as { spec?: (rows: unknown) => FigureSpec };
		if (typeof spec !== "function") {
			context.add({ file, line: 1, message: `figure ${id}: the module must export a function spec(rows)` });
			return;
		}
		const drawing = spec(JSON.parse(content.toString("utf8")));
		checkMadeRows(id, drawing);
		inlineRows(id, drawing);
		checkFields(id, drawing);
	} catch (error) {
		const { message, stack = "" } = error as Error;
		const said = message.replace(/^renderFigure: /, "");
		const line = new RegExp(`${module.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}[^:]*:(\\d+):(\\d+)`).exec(stack);
		if (line === null) context.add({ ...place, message: `${said} (${file}, from ${path})` });
		else {
			const [, row, column] = line;
			context.add({
				file,
				line: Number(row),
				column: Number(column),
				message: `figure ${id} cannot be drawn from ${path}: ${said}`,
			});
		}
	}
}
