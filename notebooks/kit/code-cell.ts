import { element } from "../src/client/element.ts";
import type { Answer, Query } from "../src/notebook/query-worker.ts";
import { rowsTable } from "./rows-table.ts";

export interface CodeCellOptions {
	/** Rows by the name that the code calls them by. */
	readonly tables: Readonly<Record<string, readonly object[]>>;
	/** What stands in the cell at first. */
	readonly code: string;
}

const patienceMs = 20_000;

/**
 * A cell that a reader can edit: an Arquero query over rows of the notebook, answered as a table. Ctrl+Enter runs it. Arquero is
 * loaded with the first run. What is written stays in the browser.
 */
export function codeCell({ tables, code }: CodeCellOptions): HTMLElement {
	const editor = element("textarea", { rows: String(code.split("\n").length + 1), spellcheck: "false", wrap: "off" });
	editor.value = code;
	editor.autocapitalize = "off";
	const run = element("button", { type: "button" }, "Run");
	const reset = element("button", { type: "button" }, "Put the code back");
	const answer = element("div", { class: "code-answer", role: "status" });
	const names = Object.keys(tables).join(", ");
	const ask = async () => {
		run.disabled = true;
		answer.replaceChildren(element("p", {}, "Running"));
		const found = await query({ tables, code: editor.value });
		run.disabled = false;
		answer.replaceChildren("problem" in found ? problem(found.problem) : tableOf(found));
	};
	run.addEventListener("click", () => void ask());
	reset.addEventListener("click", () => {
		editor.value = code;
		answer.replaceChildren();
		editor.focus();
	});
	editor.addEventListener("input", (event) => event.stopPropagation());
	editor.addEventListener("keydown", (event) => {
		if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
		event.preventDefault();
		void ask();
	});
	return element(
		"div",
		{ class: "code-cell" },
		element("label", {}, `A query in Arquero, over ${names}; run it with the button or Ctrl+Enter`, editor),
		element("div", { class: "code-tools" }, run, reset),
		answer,
	);
}

/** One worker a run: nothing is left of the last one, and one that does not end is ended. */
function query(asked: Query): Promise<Answer> {
	return new Promise((resolve) => {
		const worker = new Worker(import.meta.resolve("/notebook/query-worker.js"), { type: "module" });
		const done = (found: Answer) => {
			clearTimeout(timer);
			worker.terminate();
			resolve(found);
		};
		const timer = setTimeout(
			() => done({ problem: `it was ended after ${patienceMs / 1000} s without an answer` }),
			patienceMs,
		);
		worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => done(data));
		worker.addEventListener("error", ({ message }) => done({ problem: message || "Arquero could not be loaded" }));
		worker.postMessage(asked);
	});
}

function problem(message: string): HTMLElement {
	return element("p", { class: "notebook-problem" }, message);
}

function tableOf({ columns, rows, nRows }: Extract<Answer, { columns: unknown }>): HTMLElement {
	const caption = nRows > rows.length ? `The first ${rows.length} of ${nRows} rows of the answer` : "The answer";
	return rowsTable(rows, {
		caption,
		columns: columns.map((title, i) => ({
			title,
			of: (row) => row[i] as number | string | null,
			digits: digitsOf(rows.map((row) => row[i])),
		})),
	});
}

/** Decimal places that show four significant digits of the largest number, none for whole numbers. */
function digitsOf(values: readonly unknown[]): number {
	const numbers = values.filter((value) => typeof value === "number" && Number.isFinite(value)) as number[];
	if (numbers.every(Number.isInteger)) return 0;
	const largest = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
	return largest === 0 ? 2 : Math.min(6, Math.max(0, 3 - Math.floor(Math.log10(largest))));
}
